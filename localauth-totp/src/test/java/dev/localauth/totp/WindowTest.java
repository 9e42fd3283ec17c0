// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Verdict;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which codes are good when. */
class WindowTest {
  @ParameterizedTest
  @CsvSource({
    "-2, 0, false", "-2, 29999, false",
    "-1, 0, true", "-1, 29999, true",
    "0, 0, true", "0, 29999, true",
    "1, 0, true", "1, 29999, true",
    "2, 0, false", "2, 29999, false",
    "-2880, 0, false", "2880, 0, false"
  })
  void oneStepEitherWay(int offset, long milliseconds, boolean good) throws Exception {
    Bench bench = Bench.enrolled();
    long step = bench.step();
    bench.setTo(step, milliseconds);
    String code = bench.app.code(step + offset);
    if (good) {
      bench.assertAccepted(code);
    } else {
      bench.assertWrong(code);
    }
  }

  @Test
  void aStepEndsWithItsLastMillisecond() throws Exception {
    Bench bench = Bench.enrolled();
    long step = bench.step();
    String code = bench.app.code(step);
    bench.setTo(step + 1, 29_999);
    bench.assertAccepted(code);
    Bench later = Bench.enrolled();
    later.setTo(step + 2, 0);
    later.assertWrong(code);
    Bench early = Bench.enrolled();
    early.setTo(step - 2, 29_999);
    early.assertWrong(code);
    early.setTo(step - 1, 0);
    early.assertAccepted(code);
  }

  @Test
  void theTimeThatCountsIsThatOfTheAnswer() throws Exception {
    Bench bench = Bench.enrolled();
    String code = bench.app.code(bench.step());
    var slow =
        ScriptedPrompter.answeringWith(
            question -> {
              bench.clock.advance(Duration.ofSeconds(90));
              return code;
            });
    try (var verdict = bench.totp.verify(bench.context(slow))) {
      assertInstanceOf(Verdict.Rejected.class, verdict);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000000000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "1970-01-01T00:00:00Z",
        "1970-01-01T00:00:59Z",
        "2019-12-31T23:59:59.999Z",
        "3000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void aClockThatIsNotSetIsNoVerdictAndNoQuestion(Instant instant) throws Exception {
    Bench bench = Bench.enrolled();
    bench.clock.set(instant);
    var prompter = ScriptedPrompter.answering();
    for (boolean enrolling : new boolean[] {true, false}) {
      var thrown =
          assertThrows(
              AuthenticatorException.class,
              () -> {
                if (enrolling) {
                  bench.totp.enroll(bench.context(prompter).with(Parameters.none())).close();
                } else {
                  bench.totp.verify(bench.context(prompter)).close();
                }
              });
      assertEquals(Reason.FAILED, thrown.reason());
      assertEquals("this machine's clock is not set", thrown.getMessage());
    }
    assertEquals(0, prompter.prompts());
  }

  @Test
  void theFirstAndTheLastTimeThatCount() throws LocalAuthException {
    Duration period = Duration.ofSeconds(30);
    Clock first = MutableClock.at(Instant.parse("2020-01-01T00:00:00Z"));
    Clock last = MutableClock.at(Instant.parse("2999-12-31T23:59:59.999Z"));
    assertEquals(1_577_836_800L / 30, Moment.of(first, period).step());
    assertEquals(32_503_680_000L / 30 - 1, Moment.of(last, period).step());
  }
}
