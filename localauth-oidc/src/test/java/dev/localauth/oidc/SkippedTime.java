// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.testkit.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only where somebody pauses, and then at once. */
final class SkippedTime implements Waiting {
  private final List<Duration> pauses = new ArrayList<>();
  private final Duration patience;
  private final MutableClock clock;

  SkippedTime(MutableClock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public Duration patience() {
    return patience;
  }

  @Override
  public Stopwatch stopwatch() {
    return new Stopwatch() {
      private Duration elapsed = Duration.ZERO;

      @Override
      public Duration elapsed() {
        return elapsed;
      }

      @Override
      public void pause(Duration pause) throws InterruptedException {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        pauses.add(pause);
        elapsed = elapsed.plus(pause);
        clock.advance(pause);
      }
    };
  }
}
