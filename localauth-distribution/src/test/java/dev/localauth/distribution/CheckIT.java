// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a session reaches, and where it does not. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CheckIT {
  private static final String FOREIGN = "la1_" + "A".repeat(43);

  private EnrolledPerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = EnrolledPerson.justNow();
  }

  @Test
  void everythingInTheTerminalIsInItsSession() {
    try (Desk desk = enrolled.desk()) {
      assertClosed(desk.run("localauth check"));
      enrolled.unlock(desk);
      assertOpen(desk.run("localauth check"));
      assertOpen(desk.run("(localauth check)"));
      assertOpen(desk.run("sh -c 'sh -c \"localauth check; exit \\$?\"; exit $?'"));
      assertOpen(desk.run("LOCALAUTH_SESSION=" + FOREIGN + " localauth check"));
      assertOpen(desk.run("localauth check </dev/null >/dev/null"));
    }
  }

  @Test
  void aToolThatAnAgentStartsWithoutATerminalIsInItsSession() {
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      assertOpen(desk.run("setsid --wait localauth check"));
      assertOpen(desk.run("setsid --wait localauth check </dev/null"));
      assertOpen(desk.run("LOCALAUTH_SESSION=" + FOREIGN + " setsid --wait localauth check"));
      assertOpen(desk.run("script -qec 'localauth check' /dev/null"));
    }
  }

  @Test
  void anotherTerminalIsNotInItEvenWithTheToken() {
    try (Desk desk = enrolled.desk();
        Desk other = enrolled.desk()) {
      String token = token(desk);
      assertOpen(desk.run("localauth check"));
      assertClosed(other.run("localauth check"));
      assertClosed(other.run("LOCALAUTH_SESSION=" + token + " localauth check"));
      assertEquals(77, enrolled.person().away("localauth", "check").exitCode());
    }
  }

  @Test
  void itEndsWithTheTerminal() throws Exception {
    Person person = enrolled.person();
    Path left = person.home().resolve("left");
    Path result = person.home().resolve("result");
    // The orphan stays in the terminal's session, with its token, after the leader has gone.
    Path orphan = person.home().resolve("orphan");
    person.write(
        orphan,
        """
        trap '' HUP
        localauth check; echo $? >left
        while [ -e /proc/$1 ]; do sleep 0.05; done
        localauth check 2>message; echo $? >result.new; mv result.new result
        """);
    try (Desk desk = enrolled.desk()) {
      String token = token(desk);
      desk.type("LOCALAUTH_SESSION=" + token + " sh orphan $$ >/dev/null 2>&1 & :").ended();
      assertEquals("0\n", person.written(left));
      desk.terminal().send("exit\r");
      assertEquals("77\n", person.written(result));
      String message = Files.readString(person.home().resolve("message"));
      assertTrue(message.startsWith("localauth: error: "), message);
    }
  }

  @Test
  void itEndsWithLock() {
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      Desk.Outcome lock = desk.run("localauth lock");
      assertEquals(new Desk.Outcome(0, "localauth: locked\n"), lock);
      assertClosed(desk.run("localauth check"));
      assertClosed(desk.run("setsid --wait localauth check"));
    }
  }

  @Test
  void lockInOneTerminalLeavesTheOtherAndLockAllDoesNot() {
    try (Desk desk = enrolled.desk();
        Desk other = enrolled.desk();
        Desk third = enrolled.desk()) {
      enrolled.unlock(desk);
      enrolled.unlock(other);
      assertEquals(0, desk.run("localauth lock").exitCode());
      assertClosed(desk.run("localauth check"));
      assertOpen(other.run("localauth check"));
      assertEquals(0, third.run("localauth lock --all").exitCode());
      assertClosed(other.run("localauth check"));
    }
  }

  /** Opens a session; returns its token. */
  private String token(Desk desk) {
    Desk.Outcome outcome =
        desk.type("localauth run -- sh -c 'echo token=$LOCALAUTH_SESSION'")
            .answer(enrolled.app().next())
            .ended();
    Matcher token = Pattern.compile("token=(la1_[A-Za-z0-9_-]{43})\n").matcher(outcome.shown());
    assertTrue(token.find(), outcome.shown());
    return token.group(1);
  }

  private static void assertOpen(Desk.Outcome outcome) {
    assertEquals(new Desk.Outcome(0, ""), outcome);
  }

  private static void assertClosed(Desk.Outcome outcome) {
    assertEquals(
        new Desk.Outcome(
            77,
            """
            localauth: error: this terminal is locked
            localauth: hint: run "localauth unlock" in this terminal
            """),
        outcome);
  }
}
