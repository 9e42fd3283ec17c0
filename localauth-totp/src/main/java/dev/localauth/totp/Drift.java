// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import java.time.Duration;
import java.util.Optional;

/** How many steps the clock of the authenticator app is ahead of this machine's. */
record Drift(long steps, Duration period) {
  /** RFC 6238 §5.2: one step of delay either way, at most. */
  static final int TOLERATED = 1;

  boolean isTolerated() {
    return Math.abs(steps) <= TOLERATED;
  }

  /** Returns what to tell about a drift that is tolerated, if there is one. */
  Optional<String> remark() {
    if (steps == 0) {
      return Optional.empty();
    }
    // A code that is one step old has often been typed slowly: no reason to blame a clock.
    return Optional.of(
        steps > 0
            ? "the code was early: your phone's clock is a little ahead of this machine's"
            : "the code was from before: typed late, or your phone's clock is a little behind");
  }

  /** Returns what to tell about a drift that is not. */
  String complaint() {
    return "your phone's clock is about %s %s this machine's"
        .formatted(size(), steps > 0 ? "ahead of" : "behind");
  }

  private String size() {
    long seconds = period.multipliedBy(Math.abs(steps)).toSeconds();
    return seconds < 120 ? seconds + " seconds" : Math.round(seconds / 60.0) + " minutes";
  }
}
