// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import dev.localauth.core.StepUp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Claude Code. Any other exit code than 2 would let the prompt through. */
final class Claude implements Agent {
  /** What is typed after an exclamation mark asks no hook; at least it is not sent on. */
  private static final String UNASKED = "respondToBashCommands";

  private static final TellingWords WORDS =
      new TellingWords(
          Set.of("-c", "--continue", "-r", "--resume", "--from-pr", "--teleport"),
          Set.of(
              "--dangerously-skip-permissions",
              "--allow-dangerously-skip-permissions",
              "bypassPermissions"));

  @Override
  public String name() {
    return "claude";
  }

  @Override
  public Refusal refusal(String reason) {
    return Refusal.byExitCode(reason);
  }

  @Override
  public Set<StepUp> startedFor(List<String> arguments) {
    return WORDS.in(arguments);
  }

  @Override
  public Installation user(Path home, Path program) {
    Path file = home.resolve(".claude/settings.json");
    return new JsonInstallation(
        new JsonSettings(
            file,
            hooks(new HookLine(program, file)),
            Map.of(UNASKED, "false"),
            SettingsFile.Readers.OWNER));
  }

  /** Here no option, variable or file of a repository switches them off. */
  @Override
  public Optional<Installation> managed(Path etc, Path program) {
    Path file = etc.resolve("claude-code/managed-settings.json");
    Map<String, String> members = new TreeMap<>();
    members.put(UNASKED, "false");
    members.put("allowManagedHooksOnly", "true");
    return Optional.of(
        new JsonInstallation(
            new JsonSettings(
                file,
                hooks(new HookLine(program, file)),
                members,
                SettingsFile.Readers.EVERYBODY)));
  }

  @Override
  public List<WayPast> waysPast() {
    return List.of(
        new WayPast("setting-sources", "--setting-sources project"),
        new WayPast("settings", "--settings with disableAllHooks"),
        new WayPast("bare", "--bare"),
        new WayPast("safe-mode", "--safe-mode"),
        new WayPast("config-dir", "another CLAUDE_CONFIG_DIR"),
        new WayPast("repository", "disableAllHooks in a repository's .claude"));
  }

  @Override
  public List<Path> logins(Path home) {
    return List.of(home.resolve(".claude/.credentials.json"));
  }

  private static List<HookEntry> hooks(HookLine line) {
    return List.of(
        new HookEntry(List.of("hooks", "UserPromptSubmit"), group(line.byExitCode("claude"))),
        new HookEntry(List.of("hooks", "PreToolUse"), group(line.byExitCode("claude --tool"))));
  }

  /** Versions since 2.1.295 heed onFailure; the line is for those before. */
  private static String group(String command) {
    return "{\"hooks\": [{\"type\": \"command\", \"command\": "
        + command
        + ", \"timeout\": 10, \"onFailure\": \"block\"}]}";
  }
}
