// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import java.time.Duration;
import java.util.Map;

/** How many tries there are, and how long to wait between them (NIST SP 800-63B §3.2.2). */
public final class Lockout {
  static final int FREE_TRIES = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int DISABLED_AT = 100;
  private static final Map<String, Integer> DISABLED_EARLIER =
      Map.of("pin", 10, "totp", 20, "sms", 20, "biometric", 50);

  private Lockout() {}

  /** Returns the method that {@code counter} counts: what stands before the name of its slot. */
  public static String methodOf(String counter) {
    int dot = counter.indexOf('.');
    return dot < 0 ? counter : counter.substring(0, dot);
  }

  static Standing standing(String counter, Attempts attempts, Duration now) {
    if (attempts.failures() >= DISABLED_EARLIER.getOrDefault(methodOf(counter), DISABLED_AT)) {
      return new Standing.Disabled(attempts.failures());
    }
    Duration left = waitAfter(attempts.failures()).minus(since(attempts, now));
    return left.isNegative() || left.isZero() ? new Standing.Ready() : new Standing.Wait(left);
  }

  static Duration waitAfter(long failures) {
    if (failures < FREE_TRIES) {
      return Duration.ZERO;
    }
    long doublings = Math.min(failures - FREE_TRIES, 10);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** A charge that seems to lie in the future counts as made now: the whole wait is left. */
  private static Duration since(Attempts attempts, Duration now) {
    Duration since = now.minusMillis(attempts.lastMillis());
    return since.isNegative() ? Duration.ZERO : since;
  }
}
