// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the person sees at the question, and what is left of it on each way out. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TerminalIT {
  private static final String RUN = "localauth run -- touch ran";

  private Person person;
  private EnrolledPerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = EnrolledPerson.justNow();
    person = enrolled.person();
  }

  @Test
  void oneLineSaysWhoAsksAndTheQuestionStandsBelow() {
    try (Desk desk = enrolled.desk()) {
      desk.run("mkdir -p src/app; cd src/app");
      desk.type("localauth run -- /usr/bin/env true");
      String pts = desk.terminal().device().toString().replace("/dev/", "");
      assertEquals("localauth: env in ~/src/app (" + pts + ")\r\nTOTP code: ", asked(desk));
      desk.terminal().send(enrolled.app().wrong() + "\r");
      assertEquals(
          new Desk.Outcome(
              77,
              """

              localauth: error: wrong answer for totp
              localauth: hint: run the command again
              """),
          desk.ended());
      desk.type("localauth run --agent 'my agent' -- true");
      assertEquals("localauth: my agent in ~/src/app (" + pts + ")\r\nTOTP code: ", asked(desk));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\033]0;owned\\007",
        "a\\nTOTP code; ",
        "a\\r\\033[2K",
        "\\342\\200\\256txt",
        "\\302\\233[2J"
      })
  void namesOfDirectoriesAndCommandsCannotWriteOnTheScreen(String name) {
    try (Desk desk = enrolled.desk()) {
      desk.run("n=$(printf '" + name + "_'); mkdir \"$n\"; cd \"$n\"; ln -s /bin/true \"$n\"");
      desk.type("localauth run -- \"./$n\"");
      String line = asked(desk);
      assertTrue(
          Pattern.matches(
              "localauth: [^\\p{Cntrl}\\p{Cf}]+ in ~/[^\\p{Cntrl}\\p{Cf}]+ \\(pts/\\d+\\)\r\nTOTP code: ",
              line),
          line);
      desk.terminal().sendControl('C');
      assertEquals(77, desk.ended().exitCode());
    }
  }

  @Test
  void whatIsTypedIsNotShownAndTheEchoComesBack() {
    try (Desk desk = enrolled.desk()) {
      desk.type(RUN).expect(Desk.PROMPT);
      assertFalse(desk.terminal().echoEnabled());
      String code = enrolled.app().next();
      desk.terminal().send(code + "\r");
      Desk.Outcome outcome = desk.ended();
      assertEquals(new Desk.Outcome(0, "\n"), outcome);
      assertTrue(desk.terminal().echoEnabled());
      assertFalse(desk.terminal().transcript().contains(code));
    }
  }

  @Test
  void whatWasTypedAheadIsNotTakenForAnAnswer() {
    try (Desk desk = enrolled.desk()) {
      desk.type("sh -c 'stty -echo; echo go; read a; sleep 0.3; " + RUN + "; stty echo'");
      desk.expect("go\r\n");
      desk.terminal().send("x\r" + enrolled.app().next() + "\r");
      desk.expect(Desk.PROMPT);
      desk.terminal().sendControl('C');
      desk.ended();
      assertNothingRan();
    }
  }

  @Test
  void controlCCancelsAndIsNotCounted() {
    try (Desk desk = enrolled.desk()) {
      for (int i = 0; i < 6; i++) {
        desk.type("trap : INT; " + RUN).expect(Desk.PROMPT);
        desk.terminal().sendControl('C');
        Desk.Outcome outcome = desk.ended();
        assertEquals(77, outcome.exitCode(), outcome.shown());
        assertTrue(outcome.shown().contains("localauth: error: cancelled\n"), outcome.shown());
        assertTrue(desk.terminal().echoEnabled());
      }
    }
    assertNothingRan();
  }

  @Test
  void controlZStopsTheJobAndFgAsksAgain() {
    try (Desk desk = enrolled.desk()) {
      desk.type(RUN).expect(Desk.PROMPT);
      desk.terminal().sendControl('Z');
      desk.expect("$ ");
      assertTrue(desk.terminal().echoEnabled(), "the shell has no echo while the job is stopped");
      desk.terminal().send("\r");
      desk.run("echo in between");
      desk.type("fg").expect(Desk.PROMPT);
      assertFalse(desk.terminal().echoEnabled());
      desk.terminal().send(enrolled.app().next() + "\r");
      assertEquals(0, desk.ended().exitCode());
      assertTrue(desk.terminal().echoEnabled());
      assertTrue(Files.exists(person.home().resolve("ran")), "it did not go on");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP", "KILL"})
  void killedWhileItAsksItLeavesTheTerminalInOrderAndStartsNothing(String signal) {
    try (Desk desk = enrolled.desk()) {
      desk.type(RUN).expect(Desk.PROMPT);
      Machine.must("kill", "-" + signal, Long.toString(jvm(desk)));
      Desk.Outcome outcome = desk.ended();
      assertFalse(outcome.exitCode() == 0, outcome.shown());
      assertTrue(desk.terminal().echoEnabled(), outcome.exitCode() + outcome.shown());
      assertEquals("still here\n", desk.run("echo still here").shown());
    }
    assertNothingRan();
  }

  @Test
  void ifTheLauncherIsKilledNobodyGoesOnAsking() {
    try (Desk desk = enrolled.desk()) {
      desk.type(RUN).expect(Desk.PROMPT);
      ProcessHandle jvm = ProcessHandle.of(jvm(desk)).orElseThrow();
      Machine.must("kill", "-TERM", Long.toString(launcher(desk)));
      assertEquals(143, desk.ended().exitCode());
      jvm.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
    assertNothingRan();
  }

  @Test
  void theEndOfInputAtTheQuestionCancels() {
    try (Desk desk = enrolled.desk()) {
      desk.type(RUN).expect(Desk.PROMPT);
      desk.terminal().sendControl('D');
      assertEquals(77, desk.ended().exitCode());
      desk.type(RUN).answer("");
      assertEquals(77, desk.ended().exitCode());
      assertTrue(desk.terminal().echoEnabled());
    }
    assertNothingRan();
  }

  @Test
  void pastedRubbishIsAWrongAnswerAtWorst() {
    try (Desk desk = enrolled.desk()) {
      desk.type(RUN).expect(Desk.PROMPT);
      desk.terminal().send("1".repeat(10_240) + "\r");
      Desk.Outcome pasted = desk.ended();
      assertEquals(77, pasted.exitCode(), pasted.shown());
      assertTrue(pasted.shown().contains("localauth: error: "), pasted.shown());

      desk.type(RUN).expect(Desk.PROMPT);
      desk.terminal()
          .send(new byte[] {0, 1, 2, 27, '[', 'A', 7, 0, (byte) 0xff, (byte) 0xc3, '\r'});
      Desk.Outcome controls = desk.ended();
      assertEquals(77, controls.exitCode(), controls.shown());
      assertTrue(controls.shown().contains("localauth: error: "), controls.shown());
      assertFalse(desk.terminal().transcript().contains("1111"), "a paste was shown");
      assertEquals("still here\n", desk.run("echo still here").shown());
    }
    assertNothingRan();
  }

  @Test
  void standardStreamsThatAreClosedOrElsewhereDoNotMatter() {
    try (Desk desk = enrolled.desk()) {
      desk.type("localauth run -- touch ran <&- >&- 2>&-").answer(enrolled.app().next());
      assertEquals(0, desk.ended().exitCode());
      assertTrue(Files.exists(person.home().resolve("ran")));
    }
  }

  @Test
  void withoutATerminalItSaysSo() {
    for (String command : new String[] {RUN, "localauth unlock", "localauth disable"}) {
      var run = person.away("sh", "-c", command);
      assertEquals(78, run.exitCode(), command + ": " + run.stderr());
      assertTrue(
          Pattern.matches("localauth: error: [^\n]+\nlocalauth: hint: [^\n]+\n", run.stderr()),
          run.stderr());
    }
    assertNothingRan();
  }

  @Test
  void anAgentBehindTheGateGetsNoQuestion() {
    try (Desk desk = enrolled.desk()) {
      desk.type(
              "localauth run -- sh -c 'localauth lock; localauth unlock; echo unlock=$?;"
                  + " localauth run -- touch ran; echo run=$?; setsid -w localauth run -- touch ran;"
                  + " echo setsid=$?; script -qec \"localauth run -- touch ran\" /dev/null;"
                  + " echo script=$?; localauth setup --store file; echo setup=$?; localauth disable;"
                  + " echo disable=$?'")
          .answer(enrolled.app().next());
      String shown = desk.ended().shown();
      assertFalse(shown.contains(Desk.PROMPT), shown);
      for (String command : new String[] {"unlock", "run", "script", "setup", "disable"}) {
        assertTrue(shown.contains(command + "=77\n"), command + " in " + shown);
      }
      assertTrue(Pattern.compile("setsid=7[78]\n").matcher(shown).find(), shown);
      // The person at the same terminal still can.
      desk.type(RUN).expect(Desk.PROMPT);
    }
    assertNothingRan();
  }

  private void assertNothingRan() {
    assertFalse(Files.exists(person.home().resolve("ran")), "ran behind a closed gate");
  }

  /** Returns what stands above and at the cursor, from the line that says who asks. */
  private static String asked(Desk desk) {
    return desk.expect(Desk.PROMPT).replaceFirst("^\\$ ", "");
  }

  private static long launcher(Desk desk) {
    return ProcessHandle.of(desk.terminal().pid())
        .orElseThrow()
        .children()
        .findFirst()
        .orElseThrow()
        .pid();
  }

  private static long jvm(Desk desk) {
    return ProcessHandle.of(desk.terminal().pid())
        .orElseThrow()
        .descendants()
        .filter(each -> each.info().command().orElse("").endsWith("/java"))
        .findFirst()
        .orElseThrow()
        .pid();
  }
}
