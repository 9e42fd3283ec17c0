// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanedTest {
  @Test
  void nothingMovesTheCursorOrTurnsTheText() {
    assertEquals(
        "[2J[31m red txt. end",
        Cleaned.line("\u001b[2J\u001b[31m red\u202e txt.\nend\u0007\u009b\u200b"));
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    assertEquals("\ud83d\udd11".repeat(512), Cleaned.line("\ud83d\udd11".repeat(600)));
  }

  @ParameterizedTest
  @CsvSource({
    "'Password: ', Password",
    "'One-time password (OATH) for `alice'': ', 'One-time password (OATH) for `alice'''",
    "'PIN:', PIN",
    "'Sure? ', 'Sure?'",
    "': ', PAM",
    "'', PAM"
  })
  void aLabelHasNoColonAtItsEnd(String prompt, String label) {
    assertEquals(label, Cleaned.label(prompt));
  }
}
