// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The little CBOR (RFC 8949) that stands between libfido2's pieces and WebAuthn's. */
final class Cbor {
  private static final int BYTES = 2 << 5;
  private static final int TEXT = 3 << 5;
  private static final int MAP = 5 << 5;
  private static final int TRUE = 0xf5;

  // WebAuthn Level 3 §6.1.
  private static final int FLAGS = 32;
  private static final int HAS_EXTENSIONS = 0x80;

  private Cbor() {}

  /**
   * Returns the attestation object (WebAuthn Level 3 §6.5.4), its keys in CTAP's canonical order.
   *
   * @param format the attestation statement format
   * @param statement the attestation statement, as CBOR
   * @param authenticatorData not wrapped in CBOR
   */
  static byte[] attestationObject(String format, byte[] statement, byte[] authenticatorData) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(MAP | 3);
    text(out, "fmt");
    text(out, format);
    text(out, "attStmt");
    out.writeBytes(statement);
    text(out, "authData");
    head(out, BYTES, authenticatorData.length);
    out.writeBytes(authenticatorData);
    return out.toByteArray();
  }

  /**
   * Returns what is in a byte string.
   *
   * @throws IllegalArgumentException if it is none, or not exactly one
   */
  static byte[] unwrapped(byte[] byteString) {
    ByteBuffer in = ByteBuffer.wrap(byteString);
    if (!in.hasRemaining()) {
      throw new IllegalArgumentException("nothing");
    }
    int first = in.get() & 0xff;
    int length = length(first & 0x1f, in);
    if ((first & 0xe0) != BYTES || length != in.remaining()) {
      throw new IllegalArgumentException("not one byte string");
    }
    byte[] content = new byte[length];
    in.get(content);
    return content;
  }

  /**
   * Says whether authenticator data has the extensions {@code {"hmac-secret": true}} at its end
   * (CTAP 2.1 §12.5): the key makes secrets of the new credential. No other extension is asked for.
   */
  static boolean endsWithHmacSecret(byte[] authenticatorData) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(MAP | 1);
    text(out, "hmac-secret");
    out.write(TRUE);
    byte[] extensions = out.toByteArray();
    int at = authenticatorData.length - extensions.length;
    return at > FLAGS
        && (authenticatorData[FLAGS] & HAS_EXTENSIONS) != 0
        && Arrays.equals(
            authenticatorData, at, authenticatorData.length, extensions, 0, extensions.length);
  }

  private static int length(int additional, ByteBuffer in) {
    if (additional < 24) {
      return additional;
    }
    if (additional == 24 && in.remaining() > 1) {
      return in.get() & 0xff;
    }
    return additional == 25 && in.remaining() > 2 ? in.getShort() & 0xffff : -1;
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    head(out, TEXT, bytes.length);
    out.writeBytes(bytes);
  }

  private static void head(ByteArrayOutputStream out, int type, int length) {
    if (length < 24) {
      out.write(type | length);
    } else if (length <= 0xff) {
      out.write(type | 24);
      out.write(length);
    } else if (length <= 0xffff) {
      out.write(type | 25);
      out.write(length >> 8);
      out.write(length);
    } else {
      // More than libfido2 takes from a key (FIDO_MAXMSG).
      throw new IllegalArgumentException("too long");
    }
  }
}
