// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a person's shell would start agents with.
 *
 * @param home the person's home
 * @param etc the directory of the administrator's settings, where agents are known to heed them
 * @param path the directories in which programs are looked for
 * @param variables the names of those exported variables that matter
 * @param command the command localauth, absolute
 * @param isChangeable whether the person can write anything of the installed localauth
 */
public record Surroundings(
    Path home,
    Optional<Path> etc,
    List<String> path,
    Set<String> variables,
    Path command,
    boolean isChangeable) {

  /** Returns the directory that localauth is installed in. */
  Path installation() {
    return Objects.requireNonNull(Objects.requireNonNull(command.getParent()).getParent());
  }

  /** Returns the programs of this name, each once, in the order in which they are found. */
  Set<Path> programs(String name) {
    Set<Path> found = new LinkedHashSet<>();
    for (String directory : path) {
      try {
        Path program = Path.of(directory).resolve(name);
        if (Path.of(directory).isAbsolute()
            && Files.isRegularFile(program)
            && Files.isExecutable(program)) {
          found.add(program.toRealPath());
        }
      } catch (InvalidPathException notADirectory) {
        continue;
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
    return found;
  }
}
