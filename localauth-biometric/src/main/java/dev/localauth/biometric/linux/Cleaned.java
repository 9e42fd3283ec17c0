// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

/** Text of PAM modules, made fit to be shown on one line. */
final class Cleaned {
  /** PAM_MAX_MSG_SIZE. */
  private static final int LONGEST = 512;

  private Cleaned() {}

  /** Returns {@code text} without what moves a cursor or hides, and cut where it is too long. */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .map(point -> Character.isWhitespace(point) ? ' ' : point)
        .filter(Cleaned::isVisible)
        .limit(LONGEST)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  /** Returns the same without the colon that a prompt ends with. */
  static String label(String text) {
    String label = line(text).replaceFirst("[:\\s]+$", "");
    return label.isEmpty() ? "PAM" : label;
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
