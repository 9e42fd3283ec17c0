// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.PseudoTerminal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked, shown and read, on a real terminal. */
final class QuestionsPtyTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void thePromptsHaveExactlyTheseWordsAndShowNoAnswer() {
    Map<String, String> prompts =
        Map.of(
            "TOTP_CODE", "TOTP code: ",
            "PIN", "PIN: ",
            "NEW_PIN", "New PIN: ",
            "REPEAT_PIN", "Repeat PIN: ",
            "SMS_CODE", "SMS code: ",
            "RECOVERY_CODE", "Recovery code: ");
    List<String> steps = new ArrayList<>();
    prompts.keySet().forEach(name -> steps.add("ask=" + name));
    StringBuilder shown = new StringBuilder();
    try (PseudoTerminal terminal = Asker.start(steps.toArray(String[]::new))) {
      prompts.forEach(
          (name, prompt) -> {
            terminal.expect(prompt, SOON);
            assertFalse(terminal.echoEnabled());
            terminal.send(name + "\r");
            terminal.expect("[" + hex(name) + "]", SOON);
            shown.append(prompt).append("\r\n[").append(hex(name)).append("]\r\n");
          });
      terminal.expect("[exit 0]", SOON);
      assertTrue(terminal.echoEnabled());
      terminal.send("bye\r");
      terminal.expect("[read bye]", SOON);
      assertEquals(shown + "[exit 0]\r\nbye\r\n[read bye]", terminal.transcript().strip());
    }
  }

  @Test
  void onlyAnEchoedAnswerIsShown() {
    try (PseudoTerminal terminal = Asker.start("ask=PHONE_NUMBER", "echoed=Name", "hidden=Word")) {
      terminal.expect("Phone number: ", SOON);
      terminal.send("+491511\r");
      terminal.expect("+491511\r\n[" + hex("+491511") + "]\r\n", SOON);
      terminal.expect("Name: ", SOON);
      terminal.send("Zoë\r");
      terminal.expect("Zoë\r\n[" + hex("Zoë") + "]\r\n", SOON);
      terminal.expect("Word: ", SOON);
      terminal.send("magic\r");
      terminal.expect("[" + hex("magic") + "]", SOON);
      assertFalse(terminal.transcript().contains("magic"));
    }
  }

  @Test
  void onlyAClearYesConfirms() {
    try (PseudoTerminal terminal =
        Asker.start("confirm=Go on?", "confirm=Go on?", "confirm=Go on?", "confirm=Go on?")) {
      for (String[] answer :
          new String[][] {{"y", "true"}, {" YES ", "true"}, {"", "false"}, {"yo", "false"}}) {
        terminal.expect("Go on? [y/N] ", SOON);
        terminal.send(answer[0] + "\r");
        terminal.expect(answer[0] + "\r\n[" + answer[1] + "]", SOON);
      }
    }
  }

  @Test
  void labelsAndLinesLoseWhatCouldMoveTheCursor() {
    String hostile = "a\u001b[2Jb\r\nc\u0007\u202ed\u009be";
    try (PseudoTerminal terminal = Asker.start("line=" + hostile, "hidden=" + hostile)) {
      terminal.expect("a[2Jbcde\r\n[shown]\r\na[2Jbcde: ", SOON);
    }
  }

  @Test
  void withoutUtf8OtherLettersBecomeQuestionMarks() {
    try (PseudoTerminal terminal =
        Asker.command(SOON, "line=caf\u00e9").with("LC_ALL", "").with("LANG", "C").start()) {
      // The JVM decodes its arguments by the locale, so that the two bytes are two letters.
      terminal.expect(Pattern.compile("caf\\?+\r\n"), SOON);
    }
  }

  @Test
  void whatWasTypedBeforeIsDiscarded() {
    try (PseudoTerminal terminal = Asker.start("ask=TOTP_CODE")) {
      terminal.send("666666\r");
      terminal.expect("TOTP code: ", SOON);
      terminal.send("123456\r");
      terminal.expect("[" + hex("123456") + "]", SOON);
    }
  }

  @Test
  void editingKeysWork() {
    try (PseudoTerminal terminal =
        Asker.start("ask=PIN", "ask=PIN", "ask=PIN", "ask=PIN", "echoed=X")) {
      answer(terminal, "ab\u007fc", "ac");
      answer(terminal, "aöü€\u007f\u007f\bß\u007f𝄞\u007fz", "az");
      answer(terminal, "wrong\u0015right", "right");
      answer(terminal, "one two  \u0017three", "one three");
      terminal.expect("X: ", SOON);
      terminal.send("ab\u007fc\r");
      terminal.expect("ab\b \bc\r\n[" + hex("ac") + "]", SOON);
    }
  }

  @Test
  void keysThatAreNoTextAreSwallowed() {
    try (PseudoTerminal terminal = Asker.start("ask=PIN", "ask=PIN", "ask=PIN", "ask=PIN")) {
      answer(terminal, "a\0\u0001\u0007\tb\u000b\u001fc", "abc");
      answer(terminal, "1\u001b[A\u001b[1;5C\u001bOP\u001b[3~2", "12");
      answer(terminal, "\u001b[200~pasted\u001b[201~", "pasted");
      answer(terminal, "x\u0085y\u009bz", "xyz");
    }
  }

  @Test
  void aPasteOfTenKilobytesIsNoAnswerAndNothingOfItIsLeft() {
    try (PseudoTerminal terminal = Asker.start("ask=PIN", "ask=PIN")) {
      terminal.expect("PIN: ", SOON);
      terminal.send("x".repeat(10_000));
      terminal.expect("[UNUSABLE_ANSWER: the answer is too long]", SOON);
      terminal.expect("PIN: ", SOON);
      terminal.send("y".repeat(5_000) + "\r" + "z".repeat(5_000) + "\r");
      terminal.expect("[UNUSABLE_ANSWER: the answer is too long]", SOON);
      terminal.expect("[exit 0]", SOON);
    }
  }

  @Test
  void anAnswerOfTheGreatestLengthIsOne() {
    try (PseudoTerminal terminal = Asker.start("ask=PIN")) {
      answer(terminal, "x".repeat(1024), "x".repeat(1024));
    }
  }

  @Test
  void anEmptyAnswerIsOne() {
    try (PseudoTerminal terminal = Asker.start("ask=PIN")) {
      answer(terminal, "", "");
    }
  }

  @Test
  void standardInputAndOutputMayBeElsewhere(@TempDir Path directory) throws Exception {
    Path out = directory.resolve("out");
    String[] line = Asker.line(SOON, "ask=TOTP_CODE");
    String[] words = new String[line.length + 4];
    words[0] = "sh";
    words[1] = "-c";
    words[2] = "echo 666666 | \"$@\" >" + out + " 2>&1; echo done";
    words[3] = "sh";
    System.arraycopy(line, 0, words, 4, line.length);
    try (PseudoTerminal terminal = PseudoTerminal.start(words)) {
      terminal.expect("TOTP code: ", SOON);
      terminal.send("123456\r");
      terminal.expect("done", SOON);
      assertEquals("[" + hex("123456") + "]\n", Files.readString(out));
    }
  }

  @Test
  void withoutATerminalEachMethodSaysSo() {
    String[] line = Asker.line(SOON, "ask=PIN", "confirm=Sure?", "line=x", "confidential=x");
    String[] words = new String[line.length + 2];
    words[0] = "setsid";
    words[1] = "-w";
    System.arraycopy(line, 0, words, 2, line.length);
    Processes.Run run = Processes.run(SOON, words);
    assertEquals(
        "[UNAVAILABLE: there is no terminal to ask on]\n".repeat(4), run.stdout(), run.stderr());
  }

  private static void answer(PseudoTerminal terminal, String typed, String expected) {
    terminal.expect("PIN: ", SOON);
    terminal.send(typed + "\r");
    terminal.expect("[" + hex(expected) + "]", SOON);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
