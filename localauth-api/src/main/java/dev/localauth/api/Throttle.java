// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Limits how often a method may do something that costs money or disturbs somebody, such as sending
 * a message: durably, for all processes and enrollments of the person's account.
 */
public interface Throttle {
  /**
   * Takes one of the allowed times, before the thing is done. A time that was taken is not given
   * back.
   *
   * @param what what is limited, and for whom, such as a phone number; kept as a salted digest only
   * @param limits all of them hold
   * @return empty if a time was taken, which survives a crash; otherwise how long until the next
   * @throws LocalAuthException if it could not be kept; the thing must not be done
   */
  Optional<Duration> take(String what, List<Limit> limits) throws LocalAuthException;

  /**
   * So many times in a span that moves along.
   *
   * @param times at least 1
   * @param within longer than nothing
   */
  record Limit(int times, Duration within) {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Limit {
      if (times < 1 || within.isZero() || within.isNegative()) {
        throw new IllegalArgumentException("not a limit: " + times + " within " + within);
      }
    }
  }
}
