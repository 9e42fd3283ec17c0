// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening a session from a shell. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class UnlockIT {
  private static final String EVAL =
      "eval \"$(localauth unlock)\" && echo went on; echo \"left=$?\"";
  private static final String EXPORTED = "sh -c 'echo \"exported=[$LOCALAUTH_SESSION]\"'";

  private EnrolledPerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = EnrolledPerson.justNow();
  }

  @Test
  void theShellGetsTheTokenAndSoDoWhatItStarts() {
    try (Desk desk = enrolled.desk()) {
      Desk.Outcome outcome = desk.type(EVAL).answer(enrolled.app().next()).ended();
      assertTrue(outcome.shown().contains("went on\nleft=0\n"), outcome.shown());
      assertFalse(outcome.shown().contains("la1_"), "the token was shown");
      String exported = desk.run(EXPORTED).shown();
      assertTrue(
          Pattern.compile("exported=\\[la1_[A-Za-z0-9_-]{43}]").matcher(exported).find(), exported);
      assertEquals(0, desk.run("localauth check").exitCode());
      // Open already: nothing is asked, and what the shell has is left to it.
      assertTrue(desk.run(EVAL).shown().contains("went on\nleft=0\n"));
      assertTrue(desk.run(EXPORTED).shown().contains(exported.strip()));
    }
  }

  @Test
  void anAgentThatRunsShutIsOpenedFromAnotherTerminal() {
    try (Desk shut = enrolled.desk();
        Desk other = enrolled.desk()) {
      assertEquals(77, shut.run("localauth check").exitCode());
      Matcher pid = Pattern.compile("(?m)^pid=(\\d+)$").matcher(shut.run("echo pid=$$").shown());
      assertTrue(pid.find());
      Desk.Outcome outcome =
          other
              .type("localauth unlock --pid " + pid.group(1))
              .answer(enrolled.app().next())
              .ended();
      assertEquals(0, outcome.exitCode(), outcome.shown());
      assertEquals(0, shut.run("localauth check").exitCode());
      assertEquals(77, other.run("localauth check").exitCode());
      assertEquals(0, other.run("localauth lock --pid=" + pid.group(1)).exitCode());
      assertEquals(77, shut.run("localauth check").exitCode());
    }
  }

  @Test
  void aWrongCodeStopsTheCommandLine() {
    try (Desk desk = enrolled.desk()) {
      Desk.Outcome outcome = desk.type(EVAL).answer(enrolled.app().wrong()).ended();
      assertTrue(outcome.shown().contains("localauth: error: wrong answer"), outcome.shown());
      assertStopped(desk, outcome);
    }
  }

  @Test
  void cancellingStopsTheCommandLine() {
    try (Desk desk = enrolled.desk()) {
      desk.type("set +o monitor; trap : INT").ended();
      desk.type(EVAL).expect(Desk.PROMPT);
      desk.terminal().sendControl('C');
      assertStopped(desk, desk.ended());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "65, echo '{' >.config/localauth/settings.json",
    "77, rm .local/state/localauth/ledger-*",
    "77, rm -r .local/share/localauth/secrets",
    "69, chmod 000 .local/share/localauth/secrets"
  })
  void whateverElseFailsStopsTheCommandLine(int exitCode, String damage) {
    try (Desk desk = enrolled.desk()) {
      desk.run(damage).must();
      Desk.Outcome outcome = desk.run(EVAL);
      assertTrue(outcome.shown().contains("left=" + exitCode + "\n"), outcome.shown());
      assertFalse(outcome.shown().contains("went on"), outcome.shown());
      assertTrue(desk.run(EXPORTED).shown().contains("exported=[]"));
    }
  }

  @Test
  void withoutATerminalTheOutputStopsAnEval() {
    var run =
        enrolled.person().away("sh", "-c", "eval \"$(localauth unlock)\" && echo went on; exit $?");
    assertEquals(78, run.exitCode(), run.stderr());
    assertEquals("", run.stdout());
    assertTrue(run.stderr().startsWith("localauth: error: "), run.stderr());
  }

  @Test
  void atATerminalNoTokenIsPrinted() {
    try (Desk desk = enrolled.desk()) {
      Desk.Outcome outcome = desk.type("localauth unlock").answer(enrolled.app().next()).ended();
      assertEquals(0, outcome.exitCode());
      assertTrue(outcome.shown().endsWith("localauth: this terminal is open\n"), outcome.shown());
      assertFalse(outcome.shown().contains("la1_"), "the token was shown");
      assertTrue(desk.run(EXPORTED).shown().contains("exported=[]"));
    }
  }

  @Test
  void whatIsPrintedIsExactlyOneAssignment() {
    try (Desk desk = enrolled.desk()) {
      desk.type("localauth unlock >printed").answer(enrolled.app().next()).ended();
      assertTrue(
          enrolled
              .person()
              .written(enrolled.person().home().resolve("printed"))
              .matches("LOCALAUTH_SESSION=la1_[A-Za-z0-9_-]{43}; export LOCALAUTH_SESSION\n"));
    }
  }

  @Test
  void aVariableThatIsThereAlreadyIsNotEvaluated() {
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      desk.run("LOCALAUTH_SESSION='x; touch ran' localauth unlock >printed");
      assertEquals(0, enrolled.person().home().resolve("printed").toFile().length());
    }
  }

  @Test
  void loginIsAnotherNameForIt() {
    try (Desk desk = enrolled.desk()) {
      desk.type("eval \"$(localauth login)\" && echo went on").answer(enrolled.app().next());
      assertTrue(desk.ended().shown().contains("went on\n"));
    }
  }

  private static void assertStopped(Desk desk, Desk.Outcome outcome) {
    assertTrue(outcome.shown().contains("left=77\n"), outcome.shown());
    assertFalse(outcome.shown().contains("went on"), outcome.shown());
    assertTrue(desk.run(EXPORTED).shown().contains("exported=[]"));
    assertEquals(77, desk.run("localauth check").exitCode());
  }
}
