// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import dev.localauth.core.StepUp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Codex CLI. Any other exit code than 2 would let the prompt through. */
final class Codex implements Agent {
  private static final TellingWords WORDS =
      new TellingWords(
          Set.of("resume", "fork", "queue"),
          Set.of(
              "--dangerously-bypass-approvals-and-sandbox",
              "--yolo",
              "never",
              "danger-full-access",
              "approval_policy",
              "sandbox_mode"));

  @Override
  public String name() {
    return "codex";
  }

  @Override
  public Refusal refusal(String reason) {
    return Refusal.byExitCode(reason);
  }

  @Override
  public Set<StepUp> startedFor(List<String> arguments) {
    return WORDS.in(arguments);
  }

  /** It empties its line. */
  @Override
  public String again() {
    return "press Up and Enter here";
  }

  @Override
  public Installation user(Path home, Path program) {
    Path file = home.resolve(".codex/hooks.json");
    String hook =
        "{\"type\": \"command\", \"command\": " + new HookLine(program, file).byExitCode("codex");
    return new JsonInstallation(
        new JsonSettings(
            file,
            List.of(
                new HookEntry(
                    List.of("hooks", "UserPromptSubmit"),
                    "{\"hooks\": [" + hook + ", \"timeout\": 10}]}")),
            Map.of(),
            SettingsFile.Readers.OWNER));
  }

  /** Here they need nobody's trust. A JSON string without line ends is one of TOML as well. */
  @Override
  public Optional<Installation> managed(Path etc, Path program) {
    Path file = etc.resolve("codex/requirements.toml");
    return Optional.of(
        new FileInstallation(
            new SettingsFile(file, SettingsFile.Readers.EVERYBODY),
            """
            # Written by localauth; "localauth agent uninstall --system codex" removes it.
            allow_managed_hooks_only = true

            [features]
            hooks = true

            [hooks]
            managed_dir = %s

            [[hooks.UserPromptSubmit]]

            [[hooks.UserPromptSubmit.hooks]]
            type = "command"
            command = %s
            timeout = 10
            """
                .formatted(
                    HookLine.json(String.valueOf(program.getParent())),
                    new HookLine(program, file).byExitCode("codex"))));
  }

  @Override
  public List<WayPast> waysPast() {
    return List.of(
        new WayPast("untrusted", "hooks that were not trusted by /hooks"),
        new WayPast("disable", "--disable hooks"),
        new WayPast("features", "-c features.hooks=false"),
        new WayPast("ignore-user-config", "--ignore-user-config"),
        new WayPast("home", "another CODEX_HOME"));
  }

  @Override
  public List<Path> logins(Path home) {
    return List.of(home.resolve(".codex/auth.json"));
  }

  /** It passes over hooks that nobody looked at, without a word. */
  @Override
  public Optional<String> trust() {
    return Optional.of("start codex, type /hooks and trust this one; until then codex ignores it");
  }
}
