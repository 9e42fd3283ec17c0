// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The form of everything that is shown to the person. */
final class Sentences {
  private Sentences() {}

  static void assertSentence(String text) {
    assertFalse(text.isBlank(), "there is no sentence");
    assertFalse(text.endsWith("."), () -> "ends with a full stop: " + text);
    assertTrue(text.codePoints().noneMatch(Character::isISOControl), () -> "not one line: " + text);
  }
}
