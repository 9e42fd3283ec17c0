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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many at once, and killed at any moment: never a free guess, never two doors for one code. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@Tag("crowd")
class RaceIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String QUESTION = Desk.PROMPT;
  private static final int FREE_TRIES = 5;

  @Test
  void ofManyWrongCodesAtOnceNoMoreThanFiveAreJudged() {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    List<String> shown =
        allAtOnce(enrolled, Machine.count(16, 64), enrolled.app().wrong()).stream()
            .map(
                each -> {
                  int exitCode = each.waitFor(LIMIT);
                  assertTrue(Set.of(77, 75, 73).contains(exitCode), each.transcript());
                  return each.transcript();
                })
            .toList();
    int judged = count(shown, "wrong answer for totp");
    assertTrue(1 <= judged && judged <= FREE_TRIES, judged + " were judged: " + shown);
    // In a crowd somebody may not get at the record of attempts in time; then nothing is judged.
    assertEquals(
        shown.size() - judged,
        count(shown, "too many wrong answers for totp; wait")
            + count(shown, "cannot keep count of attempts"),
        shown.toString());
    assertFalse(Files.exists(enrolled.person().home().resolve("ran")));
  }

  @Test
  void oneRightCodeTypedInManyPlacesAtOnceOpensOne() {
    for (int round = 0; round < Machine.count(3, 100); round++) {
      EnrolledPerson enrolled = EnrolledPerson.justNow();
      List<PseudoTerminal> places =
          allAtOnce(enrolled, Machine.count(6, 16), enrolled.app().next());
      List<Integer> exitCodes = places.stream().map(each -> each.waitFor(LIMIT)).toList();
      List<String> shown = places.stream().map(PseudoTerminal::transcript).toList();
      assertEquals(1, exitCodes.stream().filter(each -> each == 0).count(), shown.toString());
      // While several are being judged each counts, so a late one may have to wait.
      assertEquals(
          places.size() - 1,
          count(shown, "that code was already used") + count(shown, "too many wrong answers"),
          shown.toString());
    }
  }

  @Test
  void aKilledAttemptIsNoFreeTry() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int kills = Machine.count(10, 200);
    while (kills > 0) {
      EnrolledPerson enrolled = EnrolledPerson.justNow();
      int judged = 0;
      boolean waiting = false;
      while (!waiting && kills > 0) {
        try (PseudoTerminal attempt = start(enrolled)) {
          waiting =
              attempt
                  .expect(Pattern.compile(QUESTION + "|too many wrong"), LIMIT)
                  .contains("too many");
          if (!waiting) {
            attempt.send(enrolled.app().wrong() + "\r");
            TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
            killJvm(attempt);
            kills--;
          }
          assertFalse(attempt.waitFor(LIMIT) == 0, attempt.transcript());
          judged += attempt.transcript().contains("wrong answer for totp") ? 1 : 0;
        }
      }
      assertTrue(judged <= FREE_TRIES, judged + " answers were judged; random seed " + seed);
      assertFalse(Files.exists(enrolled.person().home().resolve("ran")), "random seed " + seed);
      // Whatever was killed, the record of attempts is whole.
      try (PseudoTerminal after = start(enrolled)) {
        after.expect(Pattern.compile(QUESTION + "|too many wrong"), LIMIT);
      }
    }
  }

  @Test
  void aRightCodeWhoseAttemptIsKilledOpensAtMostOnce() throws Exception {
    Random random = new Random();
    for (int kills = Machine.count(3, 50); kills > 0; kills--) {
      EnrolledPerson enrolled = EnrolledPerson.justNow();
      String code = enrolled.app().next();
      int opened = 0;
      try (PseudoTerminal attempt = start(enrolled)) {
        attempt.expect(QUESTION, LIMIT);
        attempt.send(code + "\r");
        TimeUnit.MILLISECONDS.sleep(random.nextInt(80));
        killJvm(attempt);
        opened += attempt.waitFor(LIMIT) == 0 ? 1 : 0;
      }
      for (int again = 0; again < 2; again++) {
        try (PseudoTerminal attempt = start(enrolled)) {
          attempt.expect(QUESTION, LIMIT);
          attempt.send(code + "\r");
          opened += attempt.waitFor(LIMIT) == 0 ? 1 : 0;
        }
      }
      assertTrue(opened <= 1, "one code opened " + opened + " times");
    }
  }

  /** Types {@code code} in {@code number} places, once all of them ask. */
  private static List<PseudoTerminal> allAtOnce(EnrolledPerson enrolled, int number, String code) {
    List<PseudoTerminal> places = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      places.add(start(enrolled));
    }
    places.forEach(each -> each.expect(Pattern.compile(QUESTION + "|error: "), LIMIT));
    places.parallelStream().forEach(each -> each.send(code + "\r"));
    places.forEach(each -> each.waitFor(LIMIT));
    places.forEach(PseudoTerminal::close);
    return places;
  }

  private static PseudoTerminal start(EnrolledPerson enrolled) {
    return enrolled.person().on(Program.installed().command(), "run", "--", "touch", "ran").start();
  }

  private static void killJvm(PseudoTerminal attempt) {
    ProcessHandle.of(attempt.pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(each -> each.info().command().orElse("").endsWith("/java"))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static int count(List<String> shown, String words) {
    return (int) shown.stream().filter(each -> each.contains(words)).count();
  }
}
