// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.time.Duration;
import java.util.Optional;

/** The outcome of one question that was asked and checked. Whoever receives it closes it. */
public sealed interface Verdict extends AutoCloseable {
  /** Returns a success without an unlocking key. */
  static Accepted accepted() {
    return new Accepted(Optional.empty());
  }

  /** Returns a success that takes ownership of {@code unlockingKey}. */
  static Accepted accepted(Secret unlockingKey) {
    return new Accepted(Optional.of(unlockingKey));
  }

  /** Returns a refusal. */
  static Rejected rejected(Rejection reason) {
    return new Rejected(reason, Optional.empty());
  }

  /** Returns a refusal after which a new answer exists in {@code retryAfter}. */
  static Rejected rejected(Rejection reason, Duration retryAfter) {
    return new Rejected(reason, Optional.of(retryAfter));
  }

  /** Forgets the unlocking key, if there is one; doing so twice is not an error. */
  @Override
  void close();

  /** Why an answer was refused. */
  enum Rejection {
    /** The answer is not the right one; it counts as a failed attempt. */
    WRONG,
    /** The answer was right and was accepted before; it does not count. */
    REUSED,
    /** The answer belongs to a question that is no longer open; it counts. */
    EXPIRED
  }

  /** The answer was right. */
  final class Accepted implements Verdict {
    private final Optional<Secret> unlockingKey;

    private Accepted(Optional<Secret> unlockingKey) {
      this.unlockingKey = unlockingKey;
    }

    /** Returns the key of {@link Enrolled#unlockingKey()}, or empty if the method keeps none. */
    public Optional<Secret> unlockingKey() {
      return unlockingKey;
    }

    @Override
    public void close() {
      unlockingKey.ifPresent(Secret::close);
    }
  }

  /** The answer was not accepted. */
  final class Rejected implements Verdict {
    private final Rejection reason;
    private final Optional<Duration> retryAfter;

    private Rejected(Rejection reason, Optional<Duration> retryAfter) {
      this.reason = reason;
      this.retryAfter = retryAfter;
    }

    /** Returns why. */
    public Rejection reason() {
      return reason;
    }

    /** Returns how long until a new answer exists, if the method knows. */
    public Optional<Duration> retryAfter() {
      return retryAfter;
    }

    @Override
    public void close() {}
  }
}
