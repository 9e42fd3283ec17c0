// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import java.time.Duration;

/** The time that really passes. */
final class RunningStopwatch implements Stopwatch {
  private final long start = System.nanoTime();

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void pause(Duration pause) throws InterruptedException {
    Thread.sleep(pause.toMillis());
  }
}
