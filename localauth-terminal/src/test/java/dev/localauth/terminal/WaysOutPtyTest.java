// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The terminal is as it was, however a question ends. */
final class WaysOutPtyTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(chars = {'C', '\\', 'D'})
  void theseKeysCancel(char key) {
    try (PseudoTerminal terminal = Asker.start("ask=TOTP_CODE")) {
      terminal.expect("TOTP code: ", SOON);
      terminal.sendControl(key);
      assertEquals("\r\n[CANCELLED: cancelled]", terminal.expect("[CANCELLED: cancelled]", SOON));
      terminal.expect("[exit 0]", SOON);
      assertTrue(terminal.echoEnabled());
    }
  }

  @Test
  void theEndOfFileKeyCancelsAnEmptyLineOnly() {
    try (PseudoTerminal terminal = Asker.start("ask=TOTP_CODE")) {
      terminal.expect("TOTP code: ", SOON);
      terminal.send("1\u00042\r");
      terminal.expect("[3132]", SOON);
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void aSignalFromOutsideLeavesTheTerminalAsItWas(String signal, int exitCode) {
    try (PseudoTerminal terminal = Asker.start("ask=TOTP_CODE")) {
      terminal.expect("TOTP code: ", SOON);
      terminal.send("12");
      kill(signal, Asker.jvm(terminal).pid());
      terminal.expect("\r\n[exit " + exitCode + "]", SOON);
      assertTrue(terminal.echoEnabled());
      terminal.send("next\r");
      terminal.expect("[read next]", SOON);
    }
  }

  @Test
  void nobodyWaitsForever() {
    try (PseudoTerminal terminal = Asker.command(Duration.ofMillis(300), "ask=TOTP_CODE").start()) {
      terminal.expect("TOTP code: ", SOON);
      terminal.expect("[TIMED_OUT: nobody answered in time]", SOON);
      terminal.expect("[exit 0]", SOON);
      assertTrue(terminal.echoEnabled());
    }
  }

  @Test
  void aTerminalThatHangsUpCancels(@TempDir Path directory) throws Exception {
    String fifo = directory.resolve("fifo").toString();
    assertEquals(0, Processes.run(SOON, "mkfifo", fifo).exitCode());
    CompletableFuture<Processes.Run> output =
        CompletableFuture.supplyAsync(() -> Processes.run(SOON, "cat", fifo));
    String script = "trap '' HUP; " + Asker.quoted(Asker.line(SOON, "ask=TOTP_CODE")) + " >" + fifo;
    try (PseudoTerminal terminal = PseudoTerminal.start("sh", "-c", script + "; true")) {
      terminal.expect("TOTP code: ", SOON);
      terminal.hangUp();
      assertEquals(
          "[CANCELLED: the terminal was closed]\n", output.get(30, TimeUnit.SECONDS).stdout());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash --norc --noprofile -i", "dash -i"})
  void controlZStopsTheJobAndForegroundBringsThePromptBack(String shell) throws Exception {
    try (PseudoTerminal terminal = Asker.interactive(shell, "ask=TOTP_CODE")) {
      terminal.expect("TOTP code: ", SOON);
      ProcessHandle jvm = Asker.jvm(terminal);
      terminal.send("12");
      terminal.sendControl('Z');
      terminal.expect("Stopped", SOON);
      terminal.expect("$ ", SOON);
      awaitStopped(jvm);
      awaitStopped(jvm.parent().orElseThrow());
      terminal.send("stty -a | grep -c -e -echo\\ \r");
      terminal.expect(Pattern.compile("[\r\n]0\r\n"), SOON);
      terminal.send("fg\r");
      terminal.expect("TOTP code: ", SOON);
      assertFalse(terminal.echoEnabled());
      terminal.send("3456\r");
      terminal.expect("[313233343536]", SOON);
      terminal.expect("[exit 0]", SOON);
      assertFalse(terminal.transcript().contains("3456\r"), terminal.transcript());
    }
  }

  @Test
  void anEchoTurnedOnWhileStoppedFromOutsideIsTurnedOffAgain() {
    try (PseudoTerminal terminal = Asker.interactive("dash -i", "ask=TOTP_CODE")) {
      terminal.expect("TOTP code: ", SOON);
      ProcessHandle jvm = Asker.jvm(terminal);
      kill("STOP", -jvm.parent().orElseThrow().pid());
      terminal.expect("$ ", SOON);
      terminal.send("stty sane\r");
      terminal.expect("$ ", SOON);
      assertTrue(terminal.echoEnabled());
      terminal.send("fg\r");
      terminal.expect("TOTP code: ", SOON);
      assertFalse(terminal.echoEnabled());
      terminal.send("123456\r");
      terminal.expect("[313233343536]", SOON);
    }
  }

  @Test
  void controlZInACommandSubstitutionDoesNothing() {
    try (PseudoTerminal terminal = Asker.shell("bash --norc --noprofile -i")) {
      terminal.send(
          "x=$(" + Asker.quoted(Asker.line(SOON, "ask=TOTP_CODE")) + "); echo \"=$x=\"\r");
      terminal.expect("TOTP code: ", SOON);
      terminal.sendControl('Z');
      terminal.expect("TOTP code: ", SOON);
      terminal.send("123456\r");
      terminal.expect("=[313233343536]=", SOON);
    }
  }

  /** The shell tells of its own child; the processes of the job below it stop in their own time. */
  private static void awaitStopped(ProcessHandle process) throws IOException {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (state(process) != 'T') {
      assertTrue(System.nanoTime() < deadline, "never stopped: " + state(process));
      Thread.onSpinWait();
    }
  }

  private static char state(ProcessHandle process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }

  private static void kill(String signal, long pid) {
    assertEquals(0, Processes.run(SOON, "kill", "-s", signal, "--", Long.toString(pid)).exitCode());
  }
}
