// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

/** Codex CLI. Any other exit code than 2 would let the prompt through. */
final class Codex implements Agent {
  @Override
  public String name() {
    return "codex";
  }

  @Override
  public Refusal refusal(String reason) {
    return Refusal.byExitCode(reason);
  }
}
