// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.windows;

import dev.localauth.api.Anchor;
import dev.localauth.api.SessionAnchorException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The few things of Windows that bound a session. */
interface Windows {
  /** Returns a process; empty if it has ended or nothing can be told of it. */
  Optional<Running> process(long pid);

  /** Returns the processes attached to the console of this process; none if it has none. */
  Set<Long> onThisConsole() throws SessionAnchorException;

  /** Returns the time since the system started, sleep included. */
  Duration sinceBoot() throws SessionAnchorException;

  /** Returns when the system started, in a unit and on a clock of its own. */
  long bootTime() throws SessionAnchorException;

  /**
   * A process.
   *
   * @param pid its number
   * @param start when it started, in milliseconds since 1970
   * @param parent the number its parent had, 0 for none
   */
  record Running(long pid, long start, long parent) {
    Anchor anchor(String bootId) {
      return new Anchor(bootId, pid, start);
    }
  }
}
