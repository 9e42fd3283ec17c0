// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import java.util.Arrays;

/** Code points in a line that is still being typed (RFC 3629). */
final class Utf8 {
  static final int LONGEST_POINT = 4;

  private Utf8() {}

  /** Returns how many bytes the code point has that ends at {@code length}; 0 if none does. */
  static int pointAtEnd(byte[] bytes, int length) {
    for (int count = 1; count <= Math.min(LONGEST_POINT, length); count++) {
      int lead = bytes[length - count] & 0xff;
      if ((lead & 0xc0) != 0x80) {
        return pointLength(lead) == count ? count : 0;
      }
    }
    return 0;
  }

  /** Writes {@code point} to {@code bytes}, and returns how many bytes it has. */
  static int encode(int point, byte[] bytes, int at) {
    int count = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : LONGEST_POINT;
    int rest = point;
    for (int i = count - 1; i > 0; i--) {
      bytes[at + i] = (byte) (0x80 | rest & 0x3f);
      rest >>= 6;
    }
    int lead = count == 1 ? 0 : 0xf00 >> count & 0xff;
    bytes[at] = (byte) (lead | rest);
    return count;
  }

  /** Says whether those {@code count} bytes are one of the controls U+0080 to U+009F. */
  static boolean isControl(byte[] bytes, int length, int count) {
    return count == 2 && (bytes[length - 2] & 0xff) == 0xc2 && (bytes[length - 1] & 0xff) < 0xa0;
  }

  /** Returns a copy without control characters, which is the caller's to overwrite. */
  static byte[] withoutControls(byte[] text) {
    byte[] room = new byte[text.length];
    int length = 0;
    for (byte each : text) {
      if ((each >= 0 && each < 0x20) || each == 0x7f) {
        continue;
      }
      room[length++] = each;
      int point = pointAtEnd(room, length);
      length -= isControl(room, length, point) ? point : 0;
    }
    byte[] clean = Arrays.copyOf(room, length);
    Arrays.fill(room, (byte) 0);
    return clean;
  }

  private static int pointLength(int lead) {
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : LONGEST_POINT;
  }
}
