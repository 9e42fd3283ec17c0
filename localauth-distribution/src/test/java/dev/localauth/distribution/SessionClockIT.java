// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Time passes, or seems to; the clock counts from the start of the system, also while it sleeps.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SessionClockIT {
  private RecoverablePerson enrolled;
  private Person person;
  private Readers readers;
  private Cell cell;
  private Desk desk;
  private Duration opened = Duration.ZERO;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    person = enrolled.person();
    readers = Readers.of(person);
    cell = Cell.make();
    desk = cell.desk(person);
  }

  @AfterEach
  void tearDown() {
    desk.close();
    cell.close();
    person.forgetSessions();
  }

  private void unlock(String limits) {
    person.write(
        person.settings(),
        "{\"localAuth\": {\"enabled\": true, \"method\": \"pin\"" + limits + "}}");
    opened = cell.sinceBoot();
    cell.sinceBoot(opened);
    enrolled.unlock(desk);
  }

  private void after(int minutes) {
    cell.sinceBoot(opened.plusMinutes(minutes));
  }

  @Test
  void theLongestSessionEndsAlsoWhileTheSystemSleepsAndStaysOver() {
    unlock(", \"maxSession\": \"PT1H\"");
    after(59);
    readers.open(desk);
    assertEquals(0, desk.run("localauth run -- true").exitCode());
    after(60);
    readers.shut(desk);
  }

  @Test
  void aClockThatWasSetBackIsNotBelieved() {
    unlock("");
    readers.open(desk);
    after(-1);
    readers.shut(desk);
    after(60 * 24 * 365);
    readers.open(desk);
  }

  /** A tool call checks; a person prompts, runs and unlocks. */
  @Test
  void idlenessIsEndedByThePersonAndNotByACheck() {
    unlock(", \"idleTimeout\": \"PT10M\"");
    String prompt = "setsid --wait localauth hook claude </dev/null";
    for (String use : new String[] {"localauth run -- true", "localauth unlock >token", prompt}) {
      after(9);
      desk.run(use).must();
      opened = opened.plusMinutes(9);
    }
    after(9);
    // The launcher leaves it to the JVM to tell whether a session is idle.
    assertEquals(Readers.NO_ANSWER, desk.run("localauth-fast check").exitCode());
    desk.run("localauth check").must();
    desk.run("setsid --wait localauth check").must();
    desk.run("setsid --wait localauth hook claude --tool </dev/null").must();
    after(10);
    desk.run(prompt).ended(2);
    readers.shut(desk);
  }
}
