// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command interpreter of Windows would run (CVE-2024-24576). */
class BatchArgumentsTest {
  @ParameterizedTest
  @ValueSource(strings = {"C:\\npm\\claude.cmd", "C:\\npm\\CLAUDE.BAT"})
  void whatABatchFileWouldRunIsRefused(String program) {
    assertEquals(
        Optional.of("a quotation mark"),
        BatchArguments.unsafe(List.of(program, "-p", "a\" & calc & \"")));
    assertEquals(
        Optional.of("a percent sign"), BatchArguments.unsafe(List.of(program, "%PATH:~0,1%")));
    assertEquals(
        Optional.of("a control character"), BatchArguments.unsafe(List.of(program, "a\nb")));
  }

  @ParameterizedTest
  @CsvSource({"C:\\a.exe", "C:\\a.com", "C:\\a.cmd.exe"})
  void aProgramGetsWhateverItIsGiven(String program) {
    assertEquals(
        Optional.empty(), BatchArguments.unsafe(List.of(program, "50% \"of\" it", "a\nb")));
  }

  @Test
  void aBatchFileGetsWhatQuotesHold() {
    assertEquals(
        Optional.empty(),
        BatchArguments.unsafe(List.of("C:\\npm\\claude.cmd", "-p", "why & how? <a|b>^", "")));
  }
}
