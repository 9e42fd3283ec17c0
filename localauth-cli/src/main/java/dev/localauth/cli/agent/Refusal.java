// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

/**
 * How a hook tells its agent not to go on.
 *
 * @param exitCode the hook's exit code
 * @param output what it writes to standard output
 * @param errors what it writes to standard error
 */
public record Refusal(int exitCode, String output, String errors) {
  /** The exit code that stops most agents. */
  public static final int BLOCKED = 2;

  /** Returns the refusal of most agents: exit code 2, and the reason on standard error. */
  static Refusal byExitCode(String reason) {
    return new Refusal(BLOCKED, "", reason + "\n");
  }
}
