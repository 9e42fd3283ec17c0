// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What is remembered of one method.
 *
 * @param charged how many attempts were ever charged; names the latest one
 * @param failures the attempts in a row that no success has forgiven
 * @param forgiven the latest attempt that a success has forgiven, or 0
 * @param lastMillis when the latest was charged, in milliseconds since the system started
 * @param highest the highest counter a code was accepted for, or -1
 */
record Attempts(long charged, long failures, long forgiven, long lastMillis, long highest) {
  static final Attempts NONE = new Attempts(0, 0, 0, 0, -1);

  Attempts charge(Duration now) {
    return new Attempts(charged + 1, failures + 1, forgiven, now.toMillis(), highest);
  }

  /** What a success has forgiven already cannot be taken back once more, from a later failure. */
  Attempts refund(long attempt) {
    return attempt <= forgiven
        ? this
        : new Attempts(charged, Math.max(0, failures - 1), forgiven, lastMillis, highest);
  }

  /**
   * A success forgives what was charged up to its own attempt; one that another process charged
   * later still counts.
   */
  Attempts forgive(long attempt) {
    return attempt <= forgiven
        ? this
        : new Attempts(
            charged, Math.min(failures, charged - attempt), attempt, lastMillis, highest);
  }

  Attempts claim(long counter) {
    return new Attempts(charged, failures, forgiven, lastMillis, counter);
  }

  /** After a restart of the system a wait begins anew, because the clock it ran on did. */
  Attempts restarted(Duration now) {
    return new Attempts(charged, failures, forgiven, now.toMillis(), highest);
  }

  OptionalLong claimed() {
    return highest < 0 ? OptionalLong.empty() : OptionalLong.of(highest);
  }
}
