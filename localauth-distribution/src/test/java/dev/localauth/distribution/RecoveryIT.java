// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.PseudoTerminal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way back in, raced and killed: a code works once, and nobody is locked out by it. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class RecoveryIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String RECOVER = "localauth unlock --method recovery";
  private static final String ANOTHER = "heron%27q";
  private static final int PROCESSES = 8;

  @Test
  void aCodeReplacesTheMethodAndOpensNoAgent() throws Exception {
    RecoverablePerson example = RecoverablePerson.justNow();
    Person person = example.person();
    try (Desk desk = person.desk()) {
      String code = example.codes().get(4);
      desk.type(RECOVER).answer(RecoverablePerson.QUESTION, code).choose(ANOTHER);
      assertTrue(desk.ended().must().shown().contains("pin was replaced"));
      desk.run("localauth check").closed();
      assertEquals(
          List.of(), Machine.find(person.records().toString(), "-type", "f", "-name", "*-*"));
      desk.type("localauth run --method recovery -- touch ran").ended().ended(2);
      assertFalse(Files.exists(person.home().resolve("ran")));
      desk.type(RECOVER).answer(RecoverablePerson.QUESTION, code).ended().closed();
      assertTrue(desk.run("localauth recovery list").shown().contains("left: 9\n"));
    }
  }

  @Test
  void oneCodeTypedInEightPlacesAtOnceWorksInOne() {
    for (int round = 0; round < Machine.count(1, 20); round++) {
      RecoverablePerson example = RecoverablePerson.justNow();
      List<PseudoTerminal> places = new ArrayList<>();
      for (int i = 0; i < PROCESSES; i++) {
        places.add(start(example.person()));
      }
      try {
        places.forEach(each -> each.expect(RecoverablePerson.QUESTION, LIMIT));
        places.parallelStream().forEach(each -> each.send(example.codes().get(0) + "\r"));
        List<String> shown =
            places.stream()
                .map(each -> each.expect(Pattern.compile("New PIN: |error: .*\\R"), LIMIT))
                .toList();
        assertEquals(
            1, shown.stream().filter(each -> each.endsWith("New PIN: ")).count(), shown.toString());
      } finally {
        places.forEach(PseudoTerminal::close);
      }
      try (Desk desk = example.person().desk()) {
        assertTrue(desk.run("localauth recovery list").shown().contains("left: 9\n"));
      }
    }
  }

  @Test
  void killedAtAnyStepTheCodeIsUnusedOrUsedAndOnePinOpens() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < Machine.count(4, 60); round++) {
      RecoverablePerson example = RecoverablePerson.justNow();
      String code = example.codes().get(round % 10);
      boolean late = round % 2 == 1;
      try (PseudoTerminal attempt = start(example.person())) {
        attempt.expect(RecoverablePerson.QUESTION, LIMIT);
        attempt.send(code + "\r");
        if (late) {
          attempt.expect("New PIN: ", LIMIT);
          attempt.send(ANOTHER + "\r");
          attempt.expect("Repeat PIN: ", LIMIT);
          attempt.send(ANOTHER + "\r");
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(late ? 500 : 700));
        killJvm(attempt);
        attempt.waitFor(LIMIT);
      }
      assertNothingIsLost(example.person(), code, "round " + round + ", random seed " + seed);
    }
  }

  private static void assertNothingIsLost(Person person, String code, String round) {
    try (Desk desk = person.desk()) {
      String list = desk.run("localauth recovery list").must().shown();
      boolean used = list.contains("left: 9\n");
      assertTrue(used || list.contains("left: 10\n"), round + ": " + list);
      boolean old = opens(person, RecoverablePerson.PIN);
      // If the old one opens, nothing has changed; else the change was made whole.
      assertTrue(old || (used && opens(person, ANOTHER)), round + ": no PIN opens");
      assertFalse(old && opens(person, ANOTHER), round + ": both open");
      desk.type(RECOVER).answer(RecoverablePerson.QUESTION, code);
      if (used) {
        assertTrue(desk.ended().closed().shown().contains("wrong answer for recovery"), round);
      } else {
        desk.choose(ANOTHER).ended().must();
      }
    }
  }

  private static boolean opens(Person person, String pin) {
    try (Desk desk = person.desk()) {
      return desk.type("localauth unlock").answer("PIN: ", pin).ended().exitCode() == 0;
    }
  }

  private static PseudoTerminal start(Person person) {
    return person.on(Program.installed().command(), "unlock", "--method", "recovery").start();
  }

  private static void killJvm(PseudoTerminal attempt) {
    ProcessHandle.of(attempt.pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(each -> each.info().command().orElse("").endsWith("/java"))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
