// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

/** Claude Code. Any other exit code than 2 would let the prompt through. */
final class Claude implements Agent {
  @Override
  public String name() {
    return "claude";
  }

  @Override
  public Refusal refusal(String reason) {
    return Refusal.byExitCode(reason);
  }
}
