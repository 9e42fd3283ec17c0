// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One ceremony with one tab: the first that begins. It may begin again, because it was loaded anew;
 * no other may. One answer ends it. Closing it closes an answer that nobody took.
 *
 * @param <T> what is answered
 */
final class Conversation<T> implements AutoCloseable {
  /** Between the end of a page and its new beginning, where a person loads it again. */
  static final Duration RELOAD = Duration.ofSeconds(2);

  private static final int TAB_BYTES = 32;

  private final Consumer<T> discard;
  private final LongSupplier nanoTime;
  private Optional<byte[]> tab = Optional.empty();
  private Optional<Long> leftAt = Optional.empty();
  private Optional<T> answer = Optional.empty();
  private Optional<AuthenticatorException> failure = Optional.empty();
  private boolean nobodyComes;
  private boolean over;
  private boolean settled;

  /** Closes an answer that nobody took by {@code discard}. */
  Conversation(Consumer<T> discard, LongSupplier nanoTime) {
    this.discard = discard;
    this.nanoTime = nanoTime;
  }

  /** Lets a tab begin. */
  synchronized void begin(byte[] name) throws RefusedException {
    requireNotOver();
    if (name.length != TAB_BYTES) {
      throw new RefusedException(RefusedException.BAD_REQUEST);
    }
    if (tab.isEmpty()) {
      tab = Optional.of(name.clone());
    }
    requireTab(name);
    leftAt = Optional.empty();
    notifyAll();
  }

  /** Refuses a tab that has not begun, and everybody after the end. */
  synchronized void require(byte[] name) throws RefusedException {
    requireNotOver();
    requireTab(name);
  }

  private void requireNotOver() throws RefusedException {
    if (over) {
      throw new RefusedException(RefusedException.GONE);
    }
  }

  private void requireTab(byte[] name) throws RefusedException {
    if (tab.isEmpty() || !MessageDigest.isEqual(tab.get(), name)) {
      throw new RefusedException(RefusedException.CONFLICT);
    }
  }

  /** Lets the page of a tab go: for good, unless it begins again soon. */
  synchronized void leave(byte[] name) throws RefusedException {
    require(name);
    leftAt = Optional.of(nanoTime.getAsLong());
    notifyAll();
  }

  /** Takes the one answer and owns it, unless it is refused. */
  synchronized void answer(byte[] name, T given) throws RefusedException {
    require(name);
    over = true;
    answer = Optional.of(given);
  }

  /** Takes a failure as the one answer. */
  synchronized void fail(byte[] name, AuthenticatorException given) throws RefusedException {
    require(name);
    over = true;
    failure = Optional.of(given);
  }

  /** Lets whoever waits go on, once the page was told that its answer has arrived. */
  synchronized void settle() {
    settled = over;
    notifyAll();
  }

  /** Says that the browser could not be started. */
  synchronized void nobodyComes() {
    nobodyComes = true;
    notifyAll();
  }

  /** Waits until a tab has begun and returns whether one has. */
  synchronized boolean awaitTab(Duration limit) throws AuthenticatorException {
    long end = nanoTime.getAsLong() + limit.toNanos();
    while (tab.isEmpty() && !nobodyComes) {
      long left = end - nanoTime.getAsLong();
      if (left <= 0) {
        return false;
      }
      pause(left);
    }
    return tab.isPresent();
  }

  /**
   * Waits for the answer, which the caller closes.
   *
   * @throws AuthenticatorException if the person gave up, or nobody answered in time
   */
  synchronized T await(Duration limit) throws AuthenticatorException {
    long end = nanoTime.getAsLong() + limit.toNanos();
    while (!settled) {
      long now = nanoTime.getAsLong();
      if (leftAt.isPresent() && now - leftAt.get() >= RELOAD.toNanos()) {
        over = true;
        throw new AuthenticatorException(Reason.CANCELLED, "the page in the browser was closed");
      }
      if (now - end >= 0) {
        over = true;
        throw new AuthenticatorException(
            Reason.TIMED_OUT, "nobody answered in the browser in time");
      }
      pause(Math.min(end, leftAt.map(at -> at + RELOAD.toNanos()).orElse(end)) - now);
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    T taken = answer.orElseThrow();
    answer = Optional.empty();
    return taken;
  }

  private void pause(long nanos) throws AuthenticatorException {
    try {
      // The least that can be waited for is more than nothing, which would be for ever.
      NANOSECONDS.timedWait(this, Math.max(nanos, Duration.ofMillis(1).toNanos()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      over = true;
      throw new AuthenticatorException(
          Reason.FAILED, "interrupted while waiting for the browser", "", interrupted);
    }
  }

  @Override
  public synchronized void close() {
    over = true;
    answer.ifPresent(discard);
    answer = Optional.empty();
  }
}
