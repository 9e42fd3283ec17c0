// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved, forward or back. */
public final class MutableClock extends Clock {
  private Instant now;

  /** Returns a clock that stands at {@code start}. */
  public static MutableClock at(Instant start) {
    return new MutableClock(start);
  }

  private MutableClock(Instant start) {
    now = start;
  }

  /** Moves the clock by {@code step}, which may be negative. */
  public synchronized void advance(Duration step) {
    now = now.plus(step);
  }

  /** Sets the clock. */
  public synchronized void set(Instant instant) {
    now = instant;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns a fixed copy of the present instant in {@code zone}. */
  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
