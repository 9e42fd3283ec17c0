// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import org.junit.jupiter.api.Test;

class CodeTest {
  private static final int DRAWN = 60_000;

  /** Chi-squared with 9 degrees of freedom exceeds 40 once in 130 000 times. */
  @Test
  void everyDigitIsAsLikelyAsAnyOtherInEveryPlace() {
    int[][] seen = new int[Code.DIGITS][10];
    for (int i = 0; i < DRAWN; i++) {
      try (Secret code = Code.random()) {
        String digits = Text.of(code);
        assertTrue(digits.matches("[0-9]{6}"), "not six digits");
        for (int place = 0; place < Code.DIGITS; place++) {
          seen[place][digits.charAt(place) - '0']++;
        }
      }
    }
    double expected = DRAWN / 10.0;
    for (int[] place : seen) {
      double chiSquared = 0;
      for (int count : place) {
        chiSquared += (count - expected) * (count - expected) / expected;
      }
      assertTrue(chiSquared < 40, "digits are not uniform: " + chiSquared);
    }
  }
}
