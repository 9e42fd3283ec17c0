// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

/** Gemini CLI. Any other exit code than 2 would let the prompt through. */
final class Gemini implements Agent {
  @Override
  public String name() {
    return "gemini";
  }

  @Override
  public Refusal refusal(String reason) {
    return Refusal.byExitCode(reason);
  }
}
