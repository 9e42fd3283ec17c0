// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.keyring.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that owns the screen is seen the same with the gate and without it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FullScreenIT {
  private static final String BARE = "";
  private static final String GATED = "localauth run -- ";
  private static final int COLUMNS = 80;
  private static final int ROWS = 24;

  private RecoverablePerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    String lines =
        IntStream.rangeClosed(1, 500).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    enrolled.person().write(enrolled.person().home().resolve("numbers"), lines + "\n");
  }

  private void program(String name, String text) {
    Path file = enrolled.person().home().resolve(name);
    enrolled.person().write(file, "#!/bin/sh\n" + text);
    Machine.must("chmod", "755", file.toString());
  }

  /** What somebody does at a screen; each picture that is kept is compared. */
  @FunctionalInterface
  private interface Play {
    void on(Glass glass, List<String> pictures);
  }

  private List<String> pictures(Person person, String prefix, String program, Play play) {
    // One name for both, because the shell shows it when it tells of its jobs.
    program("screen", "exec " + prefix + program + "\n");
    List<String> pictures = new ArrayList<>();
    try (Glass glass = Glass.open(person, COLUMNS, ROWS)) {
      glass.type("localauth unlock");
      glass.shows("PIN:");
      glass.type(RecoverablePerson.PIN);
      glass.shows("this terminal is open");
      glass.type("clear; ./screen; echo first=$?");
      play.on(glass, pictures);
      pictures.add(glass.shows("\nlast=")); // not the line that was typed
      glass.resize(COLUMNS, ROWS);
      glass.type("clear; stty -a; umask; echo all of it");
      pictures.add(glass.shows("\nall of it"));
    }
    return pictures;
  }

  private void assertSame(String program, Play play) {
    List<String> bare = pictures(enrolled.person(), BARE, program, play);
    assertTrue(bare.size() > 6, "nothing was played");
    assertEquals(bare, pictures(enrolled.person(), GATED, program, play));
  }

  @Test
  void aPager() {
    Programs.require("less", "less");
    assertSame(
        "env LESSHISTFILE=- less -Psrows%lt-%lbend numbers",
        (glass, pictures) -> {
          pictures.add(glass.shows("rows1-23end"));
          glass.resize(40, 10);
          pictures.add(glass.shows("rows1-9end"));
          glass.press("F");
          pictures.add(glass.shows("interrupt to abort"));
          glass.press("C-c");
          pictures.add(glass.shows("rows492-500end"));
          glass.press("C-z");
          pictures.add(glass.shows("first=148"));
          glass.resize(40, 12); // while nobody draws
          glass.type("fg; echo last=$?");
          String again = glass.shows("-500end");
          pictures.add(again);
          glass.resize(40, 14);
          pictures.add(glass.changes(again));
          glass.press("q");
        });
  }

  @Test
  void anEditor() {
    Programs.require("vim", "vim");
    assertSame(
        "vim -u NONE -N -n numbers",
        (glass, pictures) -> {
          pictures.add(glass.shows("\"numbers\" 500"));
          glass.type(":set ruler | 400");
          String before = glass.shows("400,1");
          pictures.add(before);
          glass.resize(60, 15);
          pictures.add(glass.changes(before));
          glass.press("C-c");
          pictures.add(glass.shows("exit Vim"));
          glass.press("C-z");
          pictures.add(glass.shows("first=148"));
          glass.type("fg; echo last=$?");
          pictures.add(glass.shows("400,1"));
          glass.type(":3cq");
          pictures.add(glass.shows("last=3"));
        });
  }

  @Test
  void aRealAgent() {
    Play play =
        (glass, pictures) -> {
          pictures.add(glass.shows(RealAgent.CLAUDE_IS_READY));
          glass.resize(60, 20);
          glass.type("hello there");
          glass.shows(AgentService.ANSWER);
          glass.press("C-c");
          pictures.add(glass.shows("Press Ctrl-C again to exit"));
          glass.press("C-z");
          pictures.add(glass.shows("first=148"));
          glass.type("clear; fg; echo last=$?");
          glass.shows(RealAgent.CLAUDE_IS_READY);
          glass.type("/exit");
        };
    try (AgentService service = AgentService.start()) {
      // Anew each time: it remembers what it has shown.
      List<String> bare =
          pictures(RealAgent.claude(enrolled.person(), service).person(), BARE, "claude", play);
      List<String> gated =
          pictures(RealAgent.claude(enrolled.person(), service).person(), GATED, "claude", play);
      assertTrue(bare.get(0).contains(RealAgent.CLAUDE_IS_READY));
      assertEquals(withoutFancies(bare), withoutFancies(gated));
      assertTrue(service.wasSent("hello there"));
    }
  }

  /** It moves its logo, chooses its words for being busy, and names its conversations. */
  private static List<String> withoutFancies(List<String> pictures) {
    return pictures.stream()
        .map(
            picture ->
                picture
                    .replaceAll("[\\u2580-\\u259f]", "")
                    .replaceAll("(?m)^.*\u00b7 done .*$", "busy")
                    .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "conversation")
                    .replaceAll("(?m)^ +", ""))
        .toList();
  }

  /**
   * The hook of an agent that was started shut says no until the person has opened its terminal.
   */
  @Test
  void anAgentThatWasStartedShutIsOpenedBehindItsBack() {
    program(
        "agent",
        """
        while printf 'prompt> ' && read -r line && [ "$line" != bye ]; do
          setsid -w localauth hook claude </dev/null >/dev/null 2>&1
          echo "answer=$?"
        done
        """);
    try (Desk desk = enrolled.person().desk()) {
      refused(desk.type("./agent"));
      desk.terminal().sendControl('Z');
      desk.ended();
      enrolled.unlock(desk);
      answered(desk.type("fg"));
    }
    try (Desk desk = enrolled.person().desk();
        Desk other = enrolled.person().desk()) {
      refused(desk.type("echo $$ >shell; ./agent"));
      String shell = enrolled.person().written(enrolled.person().home().resolve("shell")).strip();
      other
          .type("localauth unlock --pid " + shell)
          .answer("PIN: ", RecoverablePerson.PIN)
          .ended()
          .must();
      answered(desk);
    }
  }

  private static void refused(Desk desk) {
    desk.expect("prompt> ");
    desk.terminal().send("hello\r");
    desk.expect("answer=2");
    desk.expect("prompt> ");
  }

  private static void answered(Desk desk) {
    desk.terminal().send("hello again\r");
    desk.expect("answer=0");
    desk.expect("prompt> ");
    desk.terminal().send("bye\r");
    desk.ended();
  }
}
