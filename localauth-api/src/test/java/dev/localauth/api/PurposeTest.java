// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposeTest {
  @ParameterizedTest
  @CsvSource({
    "0000",
    "0007",
    "0008",
    "000a",
    "000d",
    "001b",
    "007f",
    "0085",
    "009b", // control
    "00ad",
    "061c",
    "200b",
    "200e",
    "200f",
    "202a",
    "202e",
    "2066",
    "2069",
    "feff", // format
    "2028",
    "2029", // separators of lines and paragraphs
    "d800",
    "0378",
    "ffff", // surrogate, unassigned, not a character
    "e0001",
    "e0041" // invisible tags
  })
  void whatCannotBeSeenBecomesAQuestionMark(String point) {
    String hostile = "a" + Character.toString(Integer.parseInt(point, 16)) + "b";
    Purpose purpose = new Purpose(hostile, Optional.of("/" + hostile));
    assertEquals("a?b", purpose.agent());
    assertEquals(Optional.of("/a?b"), purpose.directory());
  }

  @Test
  void anEscapeSequenceIsDisarmed() {
    assertEquals(
        "claude?[2K?fake: yes",
        new Purpose("claude\u001b[2K\rfake: yes", Optional.empty()).agent());
  }

  @Test
  void whatCanBeSeenStays() {
    String text = "z\u0142\u00f3ty \u9375 \ud83d\udd11 ~/src/app (1)";
    assertEquals(text, Purpose.of(text, Path.of("/")).agent());
  }

  @Test
  void longTextsAreCutByCharacterNotByHalves() {
    String key = "\ud83d\udd11";
    assertEquals("x".repeat(120), of("x".repeat(120)));
    assertEquals("x".repeat(120) + "...", of("x".repeat(121)));
    assertEquals(key.repeat(120), of(key.repeat(120)));
    assertEquals(key.repeat(120) + "...", of(key.repeat(10_000)));
  }

  @Test
  void theCurrentDirectoryIsTheDefault() {
    Purpose purpose = Purpose.of("agent");
    assertEquals(Purpose.of("agent", Path.of("").toAbsolutePath()), purpose);
  }

  private static String of(String agent) {
    return new Purpose(agent, Optional.empty()).agent();
  }
}
