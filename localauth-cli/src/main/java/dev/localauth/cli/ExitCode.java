// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

/** Exit codes that are not a closed gate's own (see {@code ClosedReason}). */
public final class ExitCode {
  /** Done, or the gate is open. */
  public static final int OK = 0;

  /** The command line is not one. */
  public static final int USAGE = 2;

  /** This process was started in a way that cannot be relied on. */
  public static final int UNTRUSTED_START = 77;

  private ExitCode() {}
}
