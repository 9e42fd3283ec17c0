// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreGradeTest {
  private static final String UNKNOWN = "not a store of localauth: ask its author who can read it";

  @ParameterizedTest
  @ValueSource(strings = {"secret-service", "macos-keychain", "windows-credential-manager", "file"})
  void eachStoreOfOursSaysThatProcessesOfThePersonCanReadIt(String id) {
    String grade = StoreGrade.of(id);
    assertTrue(grade.contains("process of yours") || grade.contains("that this java runs"), grade);
    assertFalse(grade.equals(UNKNOWN), grade);
    assertFalse(grade.endsWith("."), grade);
  }

  @Test
  void nothingIsSaidForTheStoresOfOthers() {
    assertEquals(UNKNOWN, StoreGrade.of("file2"));
    assertEquals(UNKNOWN, StoreGrade.of(""));
  }
}
