// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds programs on Windows by PATH and PATHEXT. Not in the current directory, unlike the command
 * interpreter: what lies in a project must not pass for an agent.
 *
 * @param path the directories
 * @param extensions what may be left out at the end of a name, such as {@code .cmd}
 */
record ProgramSearch(List<String> path, List<String> extensions) {
  /** What Windows itself can start. */
  private static final List<String> STARTABLE = List.of(".com", ".exe", ".bat", ".cmd");

  static ProgramSearch in(Map<String, String> environment) {
    List<String> known = new ArrayList<>(list(environment, "PATHEXT"));
    known.replaceAll(extension -> extension.toLowerCase(Locale.ROOT));
    known.retainAll(STARTABLE);
    return new ProgramSearch(list(environment, "PATH"), known.isEmpty() ? STARTABLE : known);
  }

  /** Names of variables have no case there, and PATH is often "Path". */
  private static List<String> list(Map<String, String> environment, String name) {
    return environment.entrySet().stream()
        .filter(variable -> variable.getKey().equalsIgnoreCase(name))
        .flatMap(variable -> List.of(variable.getValue().split(";")).stream())
        .map(entry -> entry.replace("\"", "").strip())
        .toList();
  }

  Optional<Path> find(String name) {
    try {
      if (name.contains("\\") || name.contains("/") || name.contains(":")) {
        return in(Path.of("").toAbsolutePath(), name);
      }
      for (String directory : path) {
        Path place = Path.of(directory);
        Optional<Path> found = place.isAbsolute() ? in(place, name) : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (InvalidPathException notAName) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<Path> in(Path directory, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (STARTABLE.stream().anyMatch(lower::endsWith)) {
      return Optional.of(directory.resolve(name)).filter(Files::isRegularFile);
    }
    return extensions.stream()
        .map(extension -> directory.resolve(name + extension))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
