// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where hooks would do nothing, none are written. */
class NamedAgentTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, false, false",
    "Linux, true, false",
    "Mac OS X, false, false",
    "Mac OS X, true, true",
    "Windows 11, false, true",
    "Windows 11, true, true",
    "Plan 9, true, true"
  })
  void hooksAreWrittenOnlyWhereTheyAreHeeded(String system, boolean isForAll, boolean isRefused) {
    assertEquals(isRefused, NamedAgent.obstacle(system, isForAll).isPresent());
  }
}
