// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

/** What the gate says about a process without asking anybody. */
public sealed interface Decision {
  /** Says whether an agent may start. */
  default boolean isOpen() {
    return this instanceof Open;
  }

  /**
   * An agent may start.
   *
   * @param how why: a session, or that nothing requires one
   */
  record Open(How how) implements Decision {}

  /**
   * No agent may start.
   *
   * @param why the reason, with words and hint
   */
  record Closed(GateClosedException why) implements Decision {}

  /** Why the gate is open. */
  enum How {
    /** The process is in an open session. */
    SESSION,
    /** Nobody set the gate up, and nothing requires it. */
    NOT_REQUIRED
  }
}
