// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The times an ID token is held against.
 *
 * @param clock this machine's clock
 * @param asked when the device flow began, on that clock
 */
record Moments(Clock clock, Instant asked) {
  /** How far the issuer's clock may be from this machine's. */
  static final Duration SKEW = Duration.ofSeconds(60);

  private static final String HINT = "check the date and time of this machine";

  static Moments startingNow(Clock clock) {
    return new Moments(clock, clock.instant());
  }

  /** Returns when the token was issued, which was during this flow. */
  Instant requireCurrent(Claims claims, String issuer) throws AuthenticatorException {
    Instant now = clock.instant();
    Instant issued = claims.requireTime("iat");
    boolean early = claims.time("nbf").filter(from -> from.isAfter(now.plus(SKEW))).isPresent();
    if (early || issued.isAfter(now.plus(SKEW)) || issued.isBefore(asked.minus(SKEW))) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "the ID token of %s was not issued just now, or the clocks differ".formatted(issuer),
          HINT);
    }
    if (!claims.requireTime("exp").isAfter(now.minus(SKEW))) {
      throw new AuthenticatorException(
          Reason.FAILED, "the ID token of %s has expired".formatted(issuer), HINT);
    }
    return issued;
  }
}
