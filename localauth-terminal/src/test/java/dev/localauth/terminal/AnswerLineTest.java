// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys, with a clock that stands or jumps. */
final class AnswerLineTest {
  private long now;

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\u001b[A1,1",
        "\u001b[200~1\u001b[201~,1",
        "1\u001b]11;rgb:0000/0000/0000\u001b\\2,12",
        "1\u001b]11;x\u00072,12",
        "1\u001bP1$r0m\u001b\\2,12",
        "\u001bx1,1",
        "\u001b(B1,1",
        "\u001b\u001b[A1,1",
        "ab\u001b\u007fc,ac",
        "\u001bOA1,1"
      })
  void escapeSequencesAreNoText(String typed, String expected) {
    assertEquals(expected, answer(typed));
  }

  @Test
  void theEscapeKeyAloneSwallowsNothing() {
    try (AnswerLine line = new AnswerLine(false)) {
      type(line, "\u001b");
      now += Duration.ofSeconds(1).toNanos();
      type(line, "[1");
      assertEquals("[1", text(line));
    }
  }

  @Test
  void aSequenceThatNeverEndsDoesNotSwallowTheRest() {
    try (AnswerLine line = new AnswerLine(false)) {
      type(line, "\u001b]11;");
      now += Duration.ofSeconds(1).toNanos();
      type(line, "1");
      assertEquals("1", text(line));
    }
  }

  @Test
  void brokenUtf8CanBeRubbedOutByteByByte() {
    try (AnswerLine line = new AnswerLine(true)) {
      for (int each : new int[] {'a', 0xff, 0xe2, 0x82, 0x7f, 0x7f, 0x7f}) {
        line.type((byte) each, now);
      }
      assertEquals("a", text(line));
    }
  }

  @Test
  void halfALetterIsNotShown() {
    try (AnswerLine line = new AnswerLine(true)) {
      line.type((byte) 0xc3, now);
      assertEquals(0, line.takeEcho().length);
      line.type((byte) 0xa9, now);
      assertEquals("é", new String(line.takeEcho(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void aHiddenLineShowsNothing() {
    try (AnswerLine line = new AnswerLine(false)) {
      type(line, "secret\u007f\u0017");
      assertEquals(0, line.takeEcho().length);
      assertEquals(0, line.visible().length);
    }
  }

  @Test
  void whatIsTooLongIsForgotten() {
    try (AnswerLine line = new AnswerLine(true)) {
      type(line, "x".repeat(AnswerLine.LONGEST + 1));
      assertTrue(line.isTooLong());
      assertEquals("", text(line));
    }
  }

  private String answer(String typed) {
    try (AnswerLine line = new AnswerLine(false)) {
      type(line, typed);
      return text(line);
    }
  }

  private void type(AnswerLine line, String keys) {
    for (byte key : keys.getBytes(StandardCharsets.UTF_8)) {
      assertEquals(AnswerLine.Wish.NONE, line.type(key, now));
    }
  }

  private static String text(AnswerLine line) {
    try (Secret answer = line.answer()) {
      return answer.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
