// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import java.time.Duration;

/** Whether a method may be tried now. */
public sealed interface Standing {
  /** It may. */
  record Ready() implements Standing {}

  /**
   * Not yet.
   *
   * @param left how long to wait
   */
  record Wait(Duration left) implements Standing {}

  /**
   * Not any more: too many failures in a row.
   *
   * @param failures how many
   */
  record Disabled(long failures) implements Standing {}
}
