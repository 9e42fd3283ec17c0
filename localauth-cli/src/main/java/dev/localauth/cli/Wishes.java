// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Parameters;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What the person wants of a method that is about to be enrolled. */
final class Wishes {
  @Option(
      names = "--set",
      paramLabel = "METHOD.KEY=VALUE",
      description = "A wish to a method, such as totp.algorithm=SHA256 or totp.digits=8.")
  private Map<String, String> wishes = Map.of();

  /** Returns the wishes by method; what is none is a mistake in {@code line}. */
  Map<String, Parameters> byMethod(CommandLine line) {
    Map<String, Map<String, String>> byMethod = new TreeMap<>();
    wishes.forEach(
        (name, value) -> {
          String[] parts = name.split("\\.", 2);
          if (parts.length != 2) {
            throw new CommandLine.ParameterException(
                line, "--set needs METHOD.KEY=VALUE, not " + name);
          }
          byMethod.computeIfAbsent(parts[0], method -> new TreeMap<>()).put(parts[1], value);
        });
    Map<String, Parameters> wanted = new HashMap<>();
    try {
      byMethod.forEach((method, values) -> wanted.put(method, Parameters.of(values)));
    } catch (IllegalArgumentException notParameters) {
      throw new CommandLine.ParameterException(line, String.valueOf(notParameters.getMessage()));
    }
    return wanted;
  }
}
