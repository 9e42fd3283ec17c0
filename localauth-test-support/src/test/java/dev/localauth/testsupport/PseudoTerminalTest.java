// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PseudoTerminalTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void theCommandSeesTheTerminal() {
    try (PseudoTerminal terminal = PseudoTerminal.start("tty")) {
      assertEquals(0, terminal.waitFor(SOON));
      assertEquals(terminal.device() + "\r\n", terminal.transcript());
    }
  }

  @Test
  void theTerminalControlsTheSessionTheCommandLeads() {
    try (PseudoTerminal terminal =
        PseudoTerminal.start("sh", "-c", "echo here >/dev/tty; ps -o sid= -p $$")) {
      terminal.expect("here", SOON);
      terminal.expect(Long.toString(terminal.pid()), SOON);
      assertEquals(0, terminal.waitFor(SOON));
    }
  }

  @Test
  void theExitCodeIsTheCommands() {
    try (PseudoTerminal terminal = PseudoTerminal.start("sh", "-c", "exit 77")) {
      assertEquals(77, terminal.waitFor(SOON));
    }
  }

  @Test
  void theEndIsSeenAlsoWhenABackgroundProcessStays() {
    try (PseudoTerminal terminal =
        PseudoTerminal.start("sh", "-c", "trap '' HUP; sleep 1000 & echo last; exit 3")) {
      assertEquals(3, terminal.waitFor(SOON));
      assertEquals("last\r\n", terminal.transcript());
    }
  }

  @Test
  void aTerminalThatHangsUpEndsTheCommand() {
    try (PseudoTerminal terminal = PseudoTerminal.start("cat")) {
      terminal.send("ready\r");
      terminal.expect("ready\r\nready\r\n", SOON);
      terminal.hangUp();
      assertEquals(129, terminal.waitFor(SOON));
    }
  }

  @Test
  void theWindowHasTheGivenSizeAndCanChange() {
    try (PseudoTerminal terminal =
        PseudoTerminal.command("sh", "-c", "stty size; read line; stty size")
            .size(33, 99)
            .start()) {
      terminal.expect("33 99", SOON);
      terminal.resize(11, 44);
      terminal.send("\r");
      terminal.expect("11 44", SOON);
    }
  }

  @Test
  void expectReturnsEachPartOnce() {
    try (PseudoTerminal terminal = PseudoTerminal.start("printf", "one two three")) {
      assertEquals("one", terminal.expect("one", SOON));
      assertEquals(" two", terminal.expect(Pattern.compile("t[vw]o"), SOON));
    }
  }

  @Test
  void aTimeoutShowsTheTranscript() {
    try (PseudoTerminal terminal = PseudoTerminal.start("sh", "-c", "echo this; cat")) {
      terminal.expect("this", SOON);
      AssertionError error =
          assertThrows(AssertionError.class, () -> terminal.expect("that", Duration.ofMillis(50)));
      assertTrue(error.toString().contains("this"), error.toString());
    }
  }

  @Test
  void anEndShowsTheTranscript() {
    try (PseudoTerminal terminal = PseudoTerminal.start("echo", "this")) {
      AssertionError error =
          assertThrows(AssertionError.class, () -> terminal.expect("that", SOON));
      assertTrue(error.toString().contains("closed"), error.toString());
      assertTrue(error.toString().contains("this"), error.toString());
    }
  }

  @Test
  void echoCanBeSeen() {
    try (PseudoTerminal terminal =
        PseudoTerminal.start("sh", "-c", "echo on; read a; stty -echo; echo off; read b")) {
      terminal.expect("on", SOON);
      assertTrue(terminal.echoEnabled());
      terminal.send("\r");
      terminal.expect("off", SOON);
      assertFalse(terminal.echoEnabled());
    }
  }

  @Test
  void controlCInterrupts() {
    try (PseudoTerminal terminal = PseudoTerminal.start("cat")) {
      terminal.send("ready\r");
      terminal.expect("ready\r\nready\r\n", SOON);
      terminal.sendControl('C');
      assertEquals(130, terminal.waitFor(SOON));
    }
  }

  @Test
  void theEnvironmentIsTheGivenOne(@TempDir Path directory) {
    try (PseudoTerminal terminal =
        PseudoTerminal.command("/usr/bin/env", "sh", "-c", "env; pwd")
            .environment(Map.of("ONLY", "this", "PATH", "/usr/bin:/bin"))
            .directory(directory)
            .start()) {
      assertEquals(0, terminal.waitFor(SOON));
      assertTrue(terminal.transcript().contains("ONLY=this"));
      assertTrue(terminal.transcript().contains(directory.toString()));
      assertFalse(terminal.transcript().contains("HOME="), terminal.transcript());
    }
  }

  @Test
  void closeEndsTheWholeSession() {
    ProcessHandle background;
    try (PseudoTerminal terminal =
        PseudoTerminal.start("sh", "-c", "trap '' HUP; sleep 1000 & echo \"[$!]\"; wait")) {
      String pid = terminal.expect(Pattern.compile("\\[\\d+]"), SOON);
      background = ProcessHandle.of(Long.parseLong(pid.replaceAll("\\D", ""))).orElseThrow();
      assertTrue(background.isAlive());
    }
    assertFalse(SessionProcesses.isRunning(background));
  }

  @Test
  void anotherUserOwnsTheTerminal() {
    assumeTrue(TestUser.available().isPresent(), TestUser.unavailability());
    TestUser user = TestUser.available().orElseThrow();
    try (PseudoTerminal terminal =
        PseudoTerminal.command("sh", "-c", "id -un; id -G; cat <$(tty)")
            .as(user)
            .directory(user.home())
            .start()) {
      terminal.expect(user.name() + "\r\n" + user.gid() + "\r\n", SOON);
      terminal.send("hello\r");
      terminal.expect("hello\r\nhello", SOON);
    }
  }
}
