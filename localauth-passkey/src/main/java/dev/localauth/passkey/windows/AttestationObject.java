// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * An attestation object of the format "none", as a client makes it that was asked for no
 * attestation (WebAuthn Level 3 §5.1.3).
 *
 * <p>What Windows itself puts into one differs with version and device, may say which device it is,
 * and proves nothing to somebody who trusts no maker of devices.
 */
final class AttestationObject {
  private static final byte MAP_OF_THREE = (byte) 0xa3;
  private static final byte EMPTY_MAP = (byte) 0xa0;
  private static final byte BYTES_WITH_TWO_OF_LENGTH = 0x59;
  private static final byte BYTES_WITH_ONE_OF_LENGTH = 0x58;
  private static final int TEXT = 0x60;

  private AttestationObject() {}

  /** Returns it in CTAP2's canonical CBOR, around 24 to 65535 bytes of authenticator data. */
  static byte[] none(byte[] authenticatorData) {
    ByteBuffer cbor = ByteBuffer.allocate(32 + authenticatorData.length);
    cbor.put(MAP_OF_THREE);
    text(cbor, "fmt");
    text(cbor, "none");
    text(cbor, "attStmt");
    cbor.put(EMPTY_MAP);
    text(cbor, "authData");
    if (authenticatorData.length < 256) {
      cbor.put(BYTES_WITH_ONE_OF_LENGTH).put((byte) authenticatorData.length);
    } else {
      cbor.put(BYTES_WITH_TWO_OF_LENGTH).putShort((short) authenticatorData.length);
    }
    cbor.put(authenticatorData);
    byte[] object = new byte[cbor.flip().remaining()];
    cbor.get(object);
    return object;
  }

  private static void text(ByteBuffer cbor, String text) {
    cbor.put((byte) (TEXT + text.length())).put(text.getBytes(US_ASCII));
  }
}
