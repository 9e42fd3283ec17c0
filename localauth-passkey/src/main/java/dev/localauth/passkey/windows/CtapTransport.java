// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import java.util.List;
import java.util.stream.Stream;

/** How an authenticator is reached, by its bit in webauthn.h and its name in WebAuthn §5.8.4. */
enum CtapTransport {
  USB(0x01),
  NFC(0x02),
  BLE(0x04),
  INTERNAL(0x10),
  /** Known from API version 6 on. */
  HYBRID(0x20);

  private final int bit;

  CtapTransport(int bit) {
    this.bit = bit;
  }

  int bit() {
    return bit;
  }

  /** Returns the bits of those names that {@code version} knows; 0 means any. */
  static int bits(List<String> names, ApiVersion version) {
    return Stream.of(values())
        .filter(each -> each != HYBRID || version.number() >= 6)
        .filter(each -> names.contains(each.word()))
        .mapToInt(each -> each.bit)
        .sum();
  }

  /** Returns the names of these bits; what has no name is left out. */
  static List<String> names(int bits) {
    return Stream.of(values())
        .filter(each -> (bits & each.bit) != 0)
        .map(CtapTransport::word)
        .toList();
  }

  private String word() {
    return switch (this) {
      case USB -> "usb";
      case NFC -> "nfc";
      case BLE -> "ble";
      case INTERNAL -> "internal";
      case HYBRID -> "hybrid";
    };
  }
}
