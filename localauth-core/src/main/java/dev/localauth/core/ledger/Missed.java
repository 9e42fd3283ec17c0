// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * The failed attempts since the gate last opened, to be told to the person.
 *
 * @param count how many
 * @param latest when the latest was, by the clock on the wall
 * @param where the terminal it came from
 */
public record Missed(long count, Instant latest, String where) {
  static final Missed NONE = new Missed(0, Instant.EPOCH, "");

  Missed and(Instant when, String terminal) {
    return new Missed(count + 1, when, terminal);
  }

  Missed without() {
    return count <= 1 ? NONE : new Missed(count - 1, latest, where);
  }

  /** Returns this if there is anything to tell. */
  public Optional<Missed> ifAny() {
    return count == 0 ? Optional.empty() : Optional.of(this);
  }
}
