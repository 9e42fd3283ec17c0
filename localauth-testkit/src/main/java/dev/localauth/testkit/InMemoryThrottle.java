// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Throttle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A throttle that forgets everything with the test and fails when told to. */
public final class InMemoryThrottle implements Throttle {
  private final Clock clock;
  private final Map<String, List<Instant>> taken = new HashMap<>();
  private Optional<LocalAuthException> failure = Optional.empty();

  /** Makes a throttle that nothing was taken from. */
  public InMemoryThrottle(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Duration> take(String what, List<Limit> limits)
      throws LocalAuthException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    Instant now = clock.instant();
    List<Instant> times = taken.computeIfAbsent(what, key -> new ArrayList<>());
    Duration wait = Duration.ZERO;
    for (Limit limit : limits) {
      int oldest = times.size() - limit.times();
      if (oldest >= 0) {
        Duration left = Duration.between(now, times.get(oldest).plus(limit.within()));
        wait = left.compareTo(wait) > 0 ? left : wait;
      }
    }
    if (!wait.isZero()) {
      return Optional.of(wait);
    }
    times.add(now);
    return Optional.empty();
  }

  /** Makes every call from now on throw {@code exception}. */
  public synchronized void failWith(LocalAuthException exception) {
    failure = Optional.of(exception);
  }
}
