// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import dev.localauth.core.StepUp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gemini CLI. Any other exit code than 2 would let the prompt through. */
final class Gemini implements Agent {
  private static final TellingWords WORDS =
      new TellingWords(Set.of("-r", "--resume", "--session-file"), Set.of("-y", "--yolo", "yolo"));

  @Override
  public String name() {
    return "gemini";
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
    Path file = home.resolve(".gemini/settings.json");
    HookLine line = new HookLine(program, file);
    return new JsonInstallation(
        new JsonSettings(
            file,
            List.of(
                new HookEntry(List.of("hooks", "BeforeAgent"), group(line.byExitCode("gemini"))),
                new HookEntry(
                    List.of("hooks", "BeforeModel"), group(line.byExitCode("gemini --tool")))),
            Map.of(),
            SettingsFile.Readers.OWNER));
  }

  @Override
  public List<Path> logins(Path home) {
    return List.of(home.resolve(".gemini/oauth_creds.json"));
  }

  /** It counts in milliseconds. */
  private static String group(String command) {
    return "{\"hooks\": [{\"type\": \"command\", \"command\": "
        + command
        + ", \"timeout\": 10000}]}";
  }
}
