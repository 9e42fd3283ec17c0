// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutTest {
  private static final Duration NOW = Duration.ofHours(5);

  private static Standing after(String method, long failures, Duration since) {
    long last = NOW.minus(since).toMillis();
    return Lockout.standing(method, new Attempts(failures, failures, 0, last, -1), NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT0S",
    "4, PT0S",
    "5, PT30S",
    "6, PT1M",
    "7, PT2M",
    "8, PT4M",
    "9, PT8M",
    "10, PT16M",
    "11, PT32M",
    "12, PT1H",
    "13, PT1H",
    "50, PT1H",
    "99, PT1H",
    "9223372036854775807, PT1H"
  })
  void fiveTriesAreFreeThenTheWaitDoublesUpToAnHour(long failures, Duration wait) {
    assertEquals(wait, Lockout.waitAfter(failures));
  }

  @ParameterizedTest
  @CsvSource({
    "pin, 10",
    "totp, 20",
    "sms, 20",
    "biometric, 50",
    "passkey, 100",
    "oidc, 100",
    "other, 100"
  })
  void aMethodIsDisabledAtItsLimitAndNotBefore(String method, long limit) {
    Duration longAgo = Duration.ofHours(4);
    assertInstanceOf(Standing.Ready.class, after(method, limit - 1, longAgo));
    assertEquals(new Standing.Disabled(limit), after(method, limit, longAgo));
    assertEquals(new Standing.Disabled(limit + 1), after(method, limit + 1, longAgo));
  }

  @Test
  void theWaitEndsWhenItIsOverAndNotAMillisecondEarlier() {
    assertEquals(new Standing.Wait(Duration.ofSeconds(30)), after("totp", 5, Duration.ZERO));
    assertEquals(
        new Standing.Wait(Duration.ofMillis(1)), after("totp", 5, Duration.ofMillis(29_999)));
    assertEquals(new Standing.Ready(), after("totp", 5, Duration.ofSeconds(30)));
  }

  @Test
  void anAttemptInTheFutureWaitsWhole() {
    assertEquals(new Standing.Wait(Duration.ofSeconds(30)), after("totp", 5, Duration.ofHours(-1)));
    assertEquals(new Standing.Ready(), after("totp", 4, Duration.ofHours(-1)));
  }
}
