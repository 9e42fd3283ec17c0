// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.Verdict;
import dev.localauth.testkit.ScriptedPrompter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238 §5.2: a code is accepted once. */
class ReplayTest {
  @Test
  void theSameCodeIsReusedUntilTheNextOneExists() throws Exception {
    Bench bench = Bench.enrolled();
    long step = bench.step();
    String code = bench.app.code(step);
    bench.setTo(step, 1_000);
    bench.assertAccepted(code);
    bench.assertReused(code, Duration.ofSeconds(29));
    bench.setTo(step, 29_999);
    bench.assertReused(code, Duration.ofMillis(1));
    bench.setTo(step + 1, 0);
    bench.assertReused(code, Duration.ZERO);
    bench.setTo(step + 1, 29_999);
    bench.assertReused(code, Duration.ZERO);
  }

  @Test
  void aCodeThatWasEarlyIsReusedForLonger() throws Exception {
    Bench bench = Bench.enrolled();
    long step = bench.step();
    String early = bench.app.code(step + 1);
    bench.setTo(step, 1_000);
    bench.assertAccepted(early);
    bench.assertReused(early, Duration.ofSeconds(59));
  }

  @Test
  void outsideTheWindowAUsedCodeIsJustWrong() throws Exception {
    Bench bench = Bench.enrolled();
    long step = bench.step();
    bench.assertAccepted(bench.app.code(step));
    bench.setTo(step + 2, 0);
    bench.assertWrong(bench.app.code(step));
  }

  @Test
  void anOlderCodeAfterANewerOneIsWrong() throws Exception {
    Bench bench = Bench.enrolled();
    long step = bench.step();
    bench.assertAccepted(bench.app.code(step));
    bench.assertWrong(bench.app.code(step - 1));
    assertEquals(OptionalLong.of(step), bench.guard.highest());
  }

  @Test
  void theNextCodeIsAccepted() throws Exception {
    Bench bench = Bench.enrolled();
    long step = bench.step();
    bench.assertAccepted(bench.app.code(step - 1));
    bench.assertAccepted(bench.app.code(step));
    bench.assertAccepted(bench.app.code(step + 1));
    bench.setTo(step + 1, 0);
    bench.assertReused(bench.app.code(step + 1), Duration.ofSeconds(30));
  }

  @Test
  void aWrongCodeClaimsNothing() throws Exception {
    Bench bench = Bench.enrolled();
    bench.assertWrong(bench.app.wrongCode(bench.clock.instant()));
    assertEquals(OptionalLong.empty(), bench.guard.highest());
  }

  /** The seed of the RFC has the same code in these two steps. */
  @ParameterizedTest
  @CsvSource({"59061240, 59061241, 963181", "58261606, 58261608, 905913"})
  void aCodeOfTwoStepsOpensOnce(long first, long second, String code) throws Exception {
    Bench bench = Bench.enrolled();
    assertEquals(code, bench.app.code(first));
    assertEquals(code, bench.app.code(second));
    bench.setTo(second - 1, 0);
    bench.assertAccepted(code);
    assertEquals(OptionalLong.of(second), bench.guard.highest());
    bench.assertReused(code, Duration.ofSeconds(60));
    bench.setTo(second + 1, 29_999);
    bench.assertReused(code, Duration.ZERO);
  }

  @Test
  void aCodeOfTwoStepsIsSpentByTheFirst() throws Exception {
    Bench bench = Bench.enrolled();
    bench.setTo(58261606, 0);
    bench.assertAccepted("905913");
    bench.setTo(58261607, 0);
    bench.assertReused("905913", Duration.ZERO);
    assertEquals(OptionalLong.of(58261606), bench.guard.highest());
  }

  @Test
  void aClockSetBackIsNoVerdictAndNoQuestion() throws Exception {
    Bench bench = Bench.enrolled();
    long step = bench.step();
    bench.assertAccepted(bench.app.code(step));
    bench.setTo(step - 2, 0);
    var prompter = ScriptedPrompter.answering();
    var thrown =
        assertThrows(
            AuthenticatorException.class, () -> bench.totp.verify(bench.context(prompter)).close());
    assertEquals(AuthenticatorException.Reason.FAILED, thrown.reason());
    assertEquals(0, prompter.prompts());
    bench.setTo(step - 1, 0);
    bench.assertReused(bench.app.code(step), Duration.ofSeconds(60));
    bench.assertWrong(bench.app.code(step - 1));
  }

  @Test
  void aGuardThatCannotKeepAClaimIsNoVerdict() throws Exception {
    Bench bench = Bench.enrolled();
    var full = new SecretStoreException(SecretStoreException.Reason.UNWRITABLE, "disk full");
    var prompter =
        ScriptedPrompter.answeringWith(
            question -> {
              bench.guard.failWith(full);
              return bench.app.code(bench.step());
            });
    var thrown =
        assertThrows(
            SecretStoreException.class, () -> bench.totp.verify(bench.context(prompter)).close());
    assertSame(full, thrown);
  }

  @Test
  void ofManyWhoRaceOneIsAccepted() throws Exception {
    int racers = 16;
    ExecutorService pool = Executors.newFixedThreadPool(racers);
    try {
      for (int round = 0; round < 50; round++) {
        Bench bench = Bench.enrolled();
        CyclicBarrier barrier = new CyclicBarrier(racers);
        String code = bench.app.code(bench.step());
        Callable<String> racer =
            () -> {
              barrier.await();
              try (Verdict verdict = bench.verify(code)) {
                return verdict instanceof Verdict.Rejected rejected
                    ? rejected.reason().name()
                    : "ACCEPTED";
              }
            };
        List<String> results = new ArrayList<>();
        for (Future<String> each : pool.invokeAll(Collections.nCopies(racers, racer))) {
          results.add(each.get());
        }
        assertEquals(
            Map.of("ACCEPTED", 1L, "REUSED", racers - 1L),
            results.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aSeedThatDoesNotFitIsNoVerdictAndNoQuestion() throws Exception {
    for (int length : new int[] {0, 16, 19, 21, 32, 64}) {
      Bench bench = new Bench();
      try (Secret seed = Secret.random(length)) {
        bench.store.scopedTo("totp").store("seed", seed);
      }
      var prompter = ScriptedPrompter.answering();
      var thrown =
          assertThrows(
              AuthenticatorException.class,
              () -> bench.totp.verify(bench.context(prompter)).close());
      assertEquals(AuthenticatorException.Reason.FAILED, thrown.reason());
      assertEquals(0, prompter.prompts());
      assertEquals(0, bench.store.leftOpen());
    }
  }
}
