// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.localauth.core.StepUp;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Copilot CLI. It looks at no exit code, only at this object, and only after exit code 0. */
final class Copilot implements Agent {
  private static final TellingWords WORDS =
      new TellingWords(
          Set.of("-r", "--resume", "--continue", "--session-id", "--connect"),
          Set.of("--allow-all", "--allow-all-tools", "--yolo"));

  @Override
  public String name() {
    return "copilot";
  }

  @Override
  public Refusal refusal(String reason) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("decision", "block");
      json.writeStringField("reason", reason);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Refusal(0, text + "\n", "");
  }

  @Override
  public Set<StepUp> startedFor(List<String> arguments) {
    return WORDS.in(arguments);
  }

  @Override
  public Installation user(Path home, Path program) {
    Path file = home.resolve(".copilot/hooks/localauth.json");
    String line = new HookLine(program, file).byWords("copilot", this::refusal);
    return new JsonInstallation(
        new JsonSettings(
            file,
            List.of(
                new HookEntry(
                    List.of("hooks", "userPromptSubmitted"),
                    "{\"type\": \"command\", \"bash\": " + line + ", \"timeoutSec\": 10}")),
            Map.of("version", "1"),
            SettingsFile.Readers.OWNER));
  }
}
