// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.Pointer;

/**
 * Takes what was typed from {@code INPUT_RECORD}s, as UTF-8. A character beyond U+FFFF comes in two
 * of them. Keys that are no characters, such as arrows, and letting go of a key, type nothing.
 */
final class KeyRecord {
  static final int BYTES = 20;

  // https://learn.microsoft.com/windows/console/key-event-record-str
  private static final int TYPE = 0;
  private static final int DOWN = 4;
  private static final int REPEATED = 8;
  private static final int KEY = 10;
  private static final int CHARACTER = 14;

  private static final short KEY_EVENT = 1;
  private static final short ALT = 0x12;

  private char high;

  /** Returns how many bytes it put into {@code buffer}. */
  int take(Pointer event, byte[] buffer) {
    char typed = (char) event.getShort(CHARACTER);
    if (event.getShort(TYPE) != KEY_EVENT || typed == 0 || !typesOn(event)) {
      return 0;
    }
    if (Character.isHighSurrogate(typed)) {
      high = typed;
      return 0;
    }
    int point = Character.isLowSurrogate(typed) ? Character.toCodePoint(high, typed) : typed;
    boolean alone = Character.isLowSurrogate(typed) && high == 0;
    high = 0;
    return alone ? 0 : repeat(point, Math.max(1, event.getShort(REPEATED)), buffer);
  }

  /** A character that was typed as a number comes when Alt is let go. */
  private static boolean typesOn(Pointer event) {
    return event.getInt(DOWN) != 0 || event.getShort(KEY) == ALT;
  }

  private static int repeat(int point, int times, byte[] buffer) {
    int length = 0;
    for (int i = 0; i < times && length + Utf8.LONGEST_POINT <= buffer.length; i++) {
      length += Utf8.encode(point, buffer, length);
    }
    return length;
  }
}
