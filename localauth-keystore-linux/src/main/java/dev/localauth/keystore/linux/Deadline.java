// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * Ends one conversation with the outside when its time is over. The thread that watches lives as
 * long as the conversation and no longer.
 */
final class Deadline implements AutoCloseable {
  private final long start = System.nanoTime();
  private final Runnable onExpiry;
  private final Thread watch = new Thread(this::watch, "localauth deadline");
  private Duration limit;
  private Runnable alsoOnExpiry = () -> {};
  private boolean expired;
  private boolean closed;

  Deadline(Duration limit, Runnable onExpiry) {
    this.limit = limit;
    this.onExpiry = onExpiry;
    watch.setDaemon(true);
    watch.start();
  }

  /** Returns how long the whole conversation may last. */
  synchronized Duration limit() {
    return limit;
  }

  /** Lets the whole conversation last {@code longer}, because a person is asked now. */
  synchronized void extendTo(Duration longer) {
    limit = longer;
    notifyAll();
  }

  /** Also runs {@code action} when the time is over, or at once if it is. */
  synchronized void wake(Runnable action) {
    alsoOnExpiry = action;
    if (expired) {
      action.run();
    }
  }

  /** Says whether the time is over. */
  synchronized boolean expired() {
    return expired;
  }

  /** Returns the time that is left. */
  synchronized Duration left() {
    return limit.minusNanos(System.nanoTime() - start);
  }

  /** Takes {@code lock}, unless the time is over before it is free. Returns whether it did. */
  boolean acquire(Lock lock) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return lock.tryLock(left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void watch() {
    try {
      for (Duration left = left(); !closed; left = left()) {
        if (left.isNegative() || left.isZero()) {
          expired = true;
          onExpiry.run();
          alsoOnExpiry.run();
          return;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left.toNanos());
      }
    } catch (InterruptedException impossible) {
      throw new AssertionError("nobody else has this thread", impossible);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = Thread.interrupted();
    while (watch.isAlive()) {
      try {
        watch.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
