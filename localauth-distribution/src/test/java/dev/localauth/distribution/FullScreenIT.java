// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.PseudoTerminal;
import dev.localauth.testsupport.keyring.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that owns the screen shows the same, byte for byte, with the gate and without it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FullScreenIT {
  private static final String BARE = "";
  private static final String GATED = "localauth run -- ";

  private EnrolledPerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = EnrolledPerson.justNow();
    String lines =
        IntStream.rangeClosed(1, 500).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    enrolled.person().write(enrolled.person().home().resolve("numbers"), lines + "\n");
  }

  private void program(String name, String text) throws IOException {
    Path file = enrolled.person().home().resolve(name);
    enrolled.person().write(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> shown(String prefix, String program, Scene scene) throws IOException {
    // One name for both, because the shell shows it when it tells of its jobs.
    program("screen", "exec " + prefix + program + "\n");
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      desk.terminal().resize(24, 80);
      List<String> shown = new ArrayList<>();
      desk.type("./screen");
      scene.play(desk, shown);
      Desk.Outcome end = desk.ended();
      shown.add(end.shown());
      shown.add("ended=" + end.exitCode());
      shown.add(desk.run("stty -a | grep -v line").shown());
      return shown;
    }
  }

  private void assertSame(String program, Scene scene) throws IOException {
    List<String> bare = shown(BARE, program, scene);
    assertTrue(bare.size() > 4, "nothing was played");
    assertEquals(bare, shown(GATED, program, scene));
  }

  /** What somebody does at a screen, and the texts that come up. */
  @FunctionalInterface
  private interface Scene {
    void play(Desk desk, List<String> shown);
  }

  @Test
  void aPager() throws IOException {
    Programs.require("less", "less");
    assertSame(
        "env LESSHISTFILE=- less -Psrows%lt-%lbend numbers",
        (desk, shown) -> {
          PseudoTerminal terminal = desk.terminal();
          shown.add(desk.expect("rows1-23end"));
          terminal.resize(10, 40);
          shown.add(desk.expect("rows1-9end"));
          terminal.send("F");
          shown.add(desk.expect("interrupt to abort)"));
          terminal.sendControl('C');
          shown.add(desk.expect("rows492-500end"));
          terminal.sendControl('Z');
          shown.add(desk.ended().shown());
          terminal.resize(12, 40);
          desk.type("fg");
          shown.add(desk.expect("rows490-500end"));
          terminal.send("q");
        });
  }

  @Test
  void anEditor() throws IOException {
    Programs.require("vim.tiny", "vim-tiny");
    assertSame(
        "vim.tiny -u NONE -N -n --not-a-term numbers",
        (desk, shown) -> {
          PseudoTerminal terminal = desk.terminal();
          shown.add(desk.expect("\"numbers\" 500L"));
          terminal.send(":set ruler | 400\r");
          shown.add(desk.expect("400,1"));
          terminal.sendControl('C');
          shown.add(desk.expect("to exit Vim"));
          terminal.sendControl('Z');
          shown.add(desk.ended().shown());
          desk.type("fg");
          shown.add(desk.expect("400,"));
          terminal.send(":3cq\r");
        });
  }

  /**
   * The hook of an agent that was started shut says no until the person has opened its terminal.
   */
  @Test
  void anAgentThatWasStartedShutIsOpenedBehindItsBack() throws IOException {
    program(
        "agent",
        """
        while printf 'prompt> ' && read -r line && [ "$line" != bye ]; do
          setsid -w localauth check </dev/null >/dev/null 2>&1
          echo "answer=$?"
        done
        """);
    try (Desk desk = enrolled.desk()) {
      desk.type("./agent").expect("prompt> ");
      desk.terminal().send("hello\r");
      desk.expect("answer=77");
      desk.expect("prompt> ");
      desk.terminal().sendControl('Z');
      desk.ended();
      enrolled.unlock(desk);
      desk.type("fg");
      desk.terminal().send("hello again\r");
      desk.expect("answer=0");
      desk.expect("prompt> ");
      desk.terminal().send("bye\r");
      desk.ended();
    }
  }
}
