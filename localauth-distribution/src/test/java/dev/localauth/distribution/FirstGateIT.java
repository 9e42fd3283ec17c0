// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The main job, from the trial to the lock. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FirstGateIT {
  @Test
  void aTrialWithoutATerminalShowsFiveStepsAndLeavesNothing() {
    Person person = Person.withAnEmptyHome();
    Set<String> before = files(person);
    Processes.Run run = person.away("localauth", "try");
    assertEquals(0, run.exitCode(), run.stdout() + run.stderr());
    for (int step = 1; step <= 5; step++) {
      assertTrue(run.stdout().contains("Step " + step + " of 5: "), run.stdout());
    }
    assertTrue(run.stdout().contains("the trial plays the person itself"), run.stdout());
    assertTrue(run.stdout().contains("this terminal is locked"), run.stdout());
    assertEquals("", run.stderr());
    assertNothingIsLeft(before, person);
  }

  @Test
  void aPersonTypesTheCodeThatTheTrialDisplays() {
    Person person = Person.withAnEmptyHome();
    Set<String> before = files(person);
    try (Desk desk = person.desk()) {
      desk.type("localauth try");
      for (int question = 1; question <= 2; question++) {
        desk.terminal().send(displayed(desk) + "\r");
      }
      Desk.Outcome outcome = desk.ended();
      assertEquals(0, outcome.exitCode(), outcome.shown());
      assertTrue(outcome.shown().contains("Step 5 of 5: "), outcome.shown());
    }
    assertNothingIsLeft(before, person);
  }

  @Test
  void aTrialGatesAnyCommandAndReturnsItsExitCode() {
    Person person = Person.withAnEmptyHome();
    Set<String> before = files(person);
    Processes.Run run =
        person.away(
            "localauth", "try", "--", "sh", "-c", "echo 'given: $0 $1'; exit 7", "a b", "c");
    assertEquals(7, run.exitCode(), run.stdout() + run.stderr());
    assertTrue(run.stdout().contains("given: $0 $1\n"), run.stdout());
    assertNothingIsLeft(before, person);
  }

  @Test
  void theGateIsClearedOncePerTerminal() throws Exception {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      desk.type(EnrolledPerson.SETUP);
      AuthenticatorApp app = EnrolledPerson.finish(person, desk).app();
      desk.type(
          "sh -c 'echo \"launcher \"$$; exec localauth run -- sh -c \"echo inside \\$\\$; exit 9\"'");
      String before = desk.expect(Desk.PROMPT);
      desk.terminal().send(app.next() + "\r");
      Desk.Outcome first = desk.ended();
      assertEquals(9, first.exitCode(), first.shown());
      assertEquals(number("launcher (\\d+)", before), number("inside (\\d+)", first.shown()));

      Desk.Outcome second = desk.run("localauth run -- sh -c 'echo inside; exit 9'");
      assertEquals(new Desk.Outcome(9, "inside\n"), second);

      try (Desk other = person.desk()) {
        Desk.Outcome reused = other.type("localauth run -- touch ran").answer(app.again()).ended();
        assertEquals(77, reused.exitCode());
        assertTrue(
            Pattern.compile(
                    "localauth: error: that code was already used; a new one comes in \\d+ s\n"
                        + "localauth: hint: ")
                .matcher(reused.shown())
                .find(),
            reused.shown());
        for (int wrong = 1; wrong <= 5; wrong++) {
          Desk.Outcome refused =
              other.type("localauth run -- touch ran").answer(app.wrong()).ended();
          assertEquals(77, refused.exitCode(), "answer " + wrong + ": " + refused.shown());
          assertTrue(refused.shown().contains("wrong answer for totp"), refused.shown());
        }
        Desk.Outcome waiting = other.run("localauth run -- touch ran");
        assertEquals(75, waiting.exitCode(), waiting.shown());
        assertTrue(
            Pattern.compile("wait \\d+ s\n").matcher(waiting.shown()).find(), waiting.shown());
        assertFalse(waiting.shown().contains(Desk.PROMPT), waiting.shown());
      }
      assertFalse(
          Files.exists(person.home().resolve("ran")), "the command ran behind a closed gate");
      assertEquals(0, desk.run("localauth run -- true").exitCode(), "the open terminal was closed");
    }
  }

  private static String displayed(Desk desk) {
    String shown = desk.expect(Desk.PROMPT);
    Matcher code = Pattern.compile("an authenticator app would now show: (\\d{6})").matcher(shown);
    assertTrue(code.find(), shown);
    return code.group(1);
  }

  private static long number(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), text);
    return Long.parseLong(matcher.group(1));
  }

  private static void assertNothingIsLeft(Set<String> before, Person person) {
    assertEquals(before, files(person));
  }

  /** What belongs to the person where programs leave things. */
  private static Set<String> files(Person person) {
    return Machine.find(
            "/tmp",
            "/var/tmp",
            "/dev/shm",
            person.home().toString(),
            "-maxdepth",
            "1",
            "-user",
            person.account().name())
        .stream()
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
