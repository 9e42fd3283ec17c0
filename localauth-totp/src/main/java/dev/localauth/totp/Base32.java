// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

/**
 * RFC 4648 §6 without padding, from bytes to bytes: codecs that return a String would leave the
 * seed in memory.
 */
final class Base32 {
  private static final int BITS = 5;

  private Base32() {}

  /** Returns how many characters {@code length} bytes become. */
  static int encodedLength(int length) {
    return (length * Byte.SIZE + BITS - 1) / BITS;
  }

  /** Returns the characters in ASCII, which the caller overwrites. */
  static byte[] encode(byte[] bytes) {
    byte[] encoded = new byte[encodedLength(bytes.length)];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = symbol(bits(bytes, i * BITS));
    }
    return encoded;
  }

  /** Returns five bits from the bit {@code from} on; beyond the end there are zeros. */
  private static int bits(byte[] bytes, int from) {
    int index = from / Byte.SIZE;
    int high = bytes[index] & 0xff;
    int low = index + 1 < bytes.length ? bytes[index + 1] & 0xff : 0;
    return (high << Byte.SIZE | low) >> (2 * Byte.SIZE - BITS - from % Byte.SIZE) & 0x1f;
  }

  private static byte symbol(int value) {
    return (byte) (value < 26 ? 'A' + value : '2' + value - 26);
  }
}
