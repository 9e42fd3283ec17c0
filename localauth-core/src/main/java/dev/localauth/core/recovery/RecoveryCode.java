// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.recovery;

import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One recovery code: 80 random bits, written as {@code XXXX-XXXX-XXXX-XXXX} in base32 (RFC 4648
 * §6). Only bytes, never text: a code opens the way to replace a method.
 */
final class RecoveryCode {
  private static final byte[] ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".getBytes(StandardCharsets.US_ASCII);
  private static final int SYMBOLS = 16;
  private static final int GROUP = 4;

  private RecoveryCode() {}

  /** Draws a code in the form that is shown. */
  static Secret draw() {
    try (Secret drawn = Secret.random(SYMBOLS)) {
      return drawn.use(RecoveryCode::written);
    }
  }

  /**
   * Returns what was typed without hyphens, spaces and differences of case. What cannot be a code
   * stays what it is, and will match none.
   */
  static Secret normalized(Secret typed) {
    return typed.use(
        bytes -> {
          byte[] kept = new byte[bytes.length];
          int length = 0;
          for (byte each : bytes) {
            if (each != '-' && each != ' ') {
              kept[length++] = (each >= 'a' && each <= 'z') ? (byte) (each - 'a' + 'A') : each;
            }
          }
          try {
            return Secret.owning(Arrays.copyOf(kept, length));
          } finally {
            Arrays.fill(kept, (byte) 0);
          }
        });
  }

  /** The low five bits of a random byte are five random bits. */
  private static Secret written(byte[] random) {
    byte[] shown = new byte[SYMBOLS + SYMBOLS / GROUP - 1];
    for (int i = 0, to = 0; i < SYMBOLS; i++) {
      if (i > 0 && i % GROUP == 0) {
        shown[to++] = '-';
      }
      shown[to++] = ALPHABET[random[i] & 0x1f];
    }
    return Secret.owning(shown);
  }
}
