// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

/** Why the gate is closed, and the exit code a command returns for it. */
public enum ClosedReason {
  /** The policy cannot be relied on or understood. */
  POLICY(65),
  /** The settings cannot be relied on or understood, or ask for less than the enrollment. */
  SETTINGS(65),
  /** The gate is required and nobody has set it up. */
  NOT_ENROLLED(77),
  /** The enrollment is gone, or is not the one that the marker means. */
  ENROLLMENT_LOST(77),
  /** The store is locked. */
  STORE_LOCKED(69),
  /** The store or service did not answer, or refused. */
  STORE_UNAVAILABLE(69),
  /** The record of attempts is missing, malformed or another enrollment's. */
  LEDGER(77),
  /** No way can be asked here now. */
  METHOD_UNAVAILABLE(69),
  /** Something that must be remembered cannot be written. */
  STATE(73),
  /** The answer was wrong, late or used before. */
  REJECTED(77),
  /** The person gave up, or did not answer in time. */
  CANCELLED(77),
  /** Too many wrong answers, or too many messages sent: wait. */
  WAIT(75),
  /** Too many wrong answers: the method is disabled. */
  DISABLED(75),
  /** Nobody was asked, and there is no session here. */
  NO_SESSION(77),
  /** There is no terminal to ask on, or to bind a session to. */
  NO_TERMINAL(78),
  /** An agent behind the gate asked, not a person. */
  INSIDE_AGENT(77),
  /** Anything else that could not be decided. */
  UNDECIDED(77);

  private final int exitCode;

  ClosedReason(int exitCode) {
    this.exitCode = exitCode;
  }

  /** Returns the exit code of a command that found the gate closed for this reason. */
  public int exitCode() {
    return exitCode;
  }
}
