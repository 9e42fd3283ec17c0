// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many terminals, two of them unlocked at the same moment: each session is that terminal's. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@Tag("crowd")
class ManyTerminalsIT {
  @Test
  void exactlyThoseThatWereUnlockedAreOpenUntilTheyEnd() {
    RecoverablePerson enrolled = RecoverablePerson.justNow();
    Person person = enrolled.person();
    Readers readers = Readers.of(person);
    List<Desk> desks = new ArrayList<>();
    try {
      for (int i = 0; i < Machine.count(6, 100); i++) {
        desks.add(person.desk());
      }
      // The first pair of each four.
      for (int i = 0; i + 1 < desks.size(); i += 4) {
        unlockAtOnce(desks.get(i), desks.get(i + 1));
      }
      for (int i = 0; i < desks.size(); i++) {
        boolean unlocked = i % 4 < 2;
        assertEquals(unlocked ? 0 : Readers.NO_ANSWER, fast(desks.get(i)), "terminal " + i);
        assertEquals(unlocked ? 0 : 77, jvm(desks.get(i)), "terminal " + i);
      }
      desks.get(0).run("localauth lock").must();
      readers.shut(desks.get(0));
      readers.open(desks.get(1));

      int records = records(person);
      desks.remove(1).close();
      assertEquals(records, records(person));
      // Whoever unlocks next sweeps what the closed terminal has left, and nothing else.
      enrolled.unlock(desks.get(0));
      assertEquals(records, records(person));
      readers.open(desks.get(0));
    } finally {
      desks.forEach(Desk::close);
    }
  }

  private static void unlockAtOnce(Desk... desks) {
    for (Desk desk : desks) {
      desk.type("localauth unlock");
    }
    for (Desk desk : desks) {
      desk.expect("PIN: ");
    }
    List.of(desks).parallelStream()
        .forEach(desk -> desk.terminal().send(RecoverablePerson.PIN + "\r"));
    for (Desk desk : desks) {
      Desk.Outcome outcome = desk.ended().must();
      assertFalse(outcome.shown().contains("error"), outcome.shown());
    }
  }

  private static int fast(Desk desk) {
    return desk.run("localauth-fast check").exitCode();
  }

  private static int jvm(Desk desk) {
    return desk.run("localauth-jvm check").exitCode();
  }

  private static int records(Person person) {
    return Machine.find(person.records().toString(), "-type", "f").size();
  }
}
