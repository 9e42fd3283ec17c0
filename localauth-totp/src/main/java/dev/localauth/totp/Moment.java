// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A time of day as RFC 6238 counts it: in steps since 1970. */
record Moment(Instant instant, Duration period) {
  // No enrollment is older than this software: a clock outside is not set (CVE-2013-1775).
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

  static Moment of(Clock clock, Duration period) throws AuthenticatorException {
    Instant now = clock.instant();
    if (now.isBefore(EARLIEST) || !now.isBefore(LATEST)) {
      throw new AuthenticatorException(
          Reason.FAILED, "this machine's clock is not set", "set its date and time");
    }
    return new Moment(now, period);
  }

  long step() {
    return instant.getEpochSecond() / period.toSeconds();
  }

  /** Returns how long until {@code step} begins; zero if it has begun. */
  Duration until(long step) {
    Instant start = Instant.EPOCH.plus(period.multipliedBy(step));
    return start.isAfter(instant) ? Duration.between(instant, start) : Duration.ZERO;
  }
}
