// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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

  @Override
  public Path settings(Path home) {
    return home.resolve(".claude/settings.json");
  }

  @Override
  public List<HookEntry> hooks(HookLine line) {
    return List.of(
        new HookEntry(List.of("hooks", "UserPromptSubmit"), group(line.byExitCode("claude"))),
        new HookEntry(List.of("hooks", "PreToolUse"), group(line.byExitCode("claude --tool"))));
  }

  /** What is typed after an exclamation mark asks no hook; at least it is not sent on. */
  @Override
  public Map<String, String> members() {
    return Map.of("respondToBashCommands", "false");
  }

  /** Versions since 2.1.295 heed onFailure; the line is for those before. */
  private static String group(String command) {
    return "{\"hooks\": [{\"type\": \"command\", \"command\": "
        + command
        + ", \"timeout\": 10, \"onFailure\": \"block\"}]}";
  }
}
