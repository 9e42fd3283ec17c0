// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

/** Exit codes that are not a closed gate's own (see {@code ClosedReason}). */
public final class ExitCode {
  /** Done, or the gate is open. */
  public static final int OK = 0;

  /** The doctor found something that is open. */
  static final int FOUND = 1;

  /** The command line is not one. */
  public static final int USAGE = 2;

  /** An agent's hook: the words on standard output stop the agent, after 0 from the launcher. */
  static final int SAID = 3;

  /** This process was started in a way that cannot be relied on. */
  public static final int UNTRUSTED_START = 77;

  /** There is no such program to start; shells say it with the same number. */
  public static final int NOT_FOUND = 127;

  private ExitCode() {}
}
