// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import dev.localauth.api.Purpose;

/** What the sheet says after the words "java is trying to". */
final class SheetText {
  private static final int LONGEST = 60;

  private SheetText() {}

  static String of(Purpose purpose) {
    String agent = purpose.agent().isBlank() ? "an agent" : brief(purpose.agent());
    return purpose
        .directory()
        .filter(directory -> !directory.isBlank())
        .map(directory -> "unlock " + agent + " in " + end(directory))
        .orElse("unlock " + agent);
  }

  private static String brief(String text) {
    return length(text) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
  }

  /** The end of a path tells more than its beginning. */
  private static String end(String text) {
    return length(text) <= LONGEST
        ? text
        : "..." + text.substring(text.offsetByCodePoints(0, length(text) - LONGEST));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
