// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A PIN that was guessed at too often, and the only way back. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DisabledPinIT {
  private static final String UNLOCK = "localauth unlock";
  private static final int FREE = 5;
  private static final int MOST = 10;
  private static final String ANOTHER = "heron%27q";

  @Test
  void tenWrongPinsDisableItAndOnlyARecoveryCodeLeadsBack() {
    RecoverablePerson enrolled = RecoverablePerson.justNow();
    try (Cell cell = Cell.make();
        Desk desk = cell.desk(enrolled.person())) {
      Duration now = cell.sinceBoot();
      for (int failure = 1; failure <= MOST; failure++) {
        cell.sinceBoot(now);
        desk.type(UNLOCK).answer("PIN: ", "not the pin").ended().closed();
        if (failure >= FREE && failure < MOST) {
          assertTrue(desk.run(UNLOCK).ended(75).shown().contains("wait"));
        }
        now = now.plusHours(2);
      }
      cell.sinceBoot(now.plusDays(365));
      String disabled = desk.run(UNLOCK).ended(75).shown();
      assertTrue(disabled.contains("disabled"), disabled);
      desk.run("localauth run -- true").ended(75);
      desk.type(UNLOCK + " --method recovery")
          .answer(RecoverablePerson.QUESTION, enrolled.code(0))
          .choose(ANOTHER)
          .ended()
          .must();
      desk.run("localauth check").closed();
      desk.type(UNLOCK).answer("PIN: ", ANOTHER).ended().must();
      desk.run("localauth check").must();
    } finally {
      enrolled.person().forgetSessions();
    }
  }
}
