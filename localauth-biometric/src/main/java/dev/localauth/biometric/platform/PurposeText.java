// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.platform;

import dev.localauth.api.Purpose;

/** What a system's own question says it is for: a short line that no name in it can stretch. */
public final class PurposeText {
  private static final int LONGEST = 60;

  private PurposeText() {}

  /** Returns a verb and its object in lower case without a full stop. */
  public static String of(Purpose purpose) {
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
