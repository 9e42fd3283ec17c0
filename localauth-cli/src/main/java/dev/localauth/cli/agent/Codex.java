// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  @Override
  public Path settings(Path home) {
    return home.resolve(".codex/hooks.json");
  }

  @Override
  public List<HookEntry> hooks(HookLine line) {
    String hook = "{\"type\": \"command\", \"command\": " + line.byExitCode("codex");
    return List.of(
        new HookEntry(
            List.of("hooks", "UserPromptSubmit"), "{\"hooks\": [" + hook + ", \"timeout\": 10}]}"));
  }

  /** It passes over hooks that nobody looked at, without a word. */
  @Override
  public Optional<String> trust() {
    return Optional.of("start codex, type /hooks and trust this one; until then codex ignores it");
  }
}
