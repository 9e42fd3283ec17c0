// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where this program is, and for whom.
 *
 * @param command the command localauth, absolute
 * @param home the directory in which agents look for their settings
 */
record InstalledProgram(Path command, Path home) {
  /** Finds it by the jar that the launcher started. */
  static InstalledProgram find(Map<String, String> environment) throws GateClosedException {
    Path jar = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath();
    Path lib = jar.getParent();
    Path command = lib == null ? jar : lib.resolveSibling("bin").resolve("localauth");
    if (!Files.isExecutable(command)) {
      throw new GateClosedException(
          ClosedReason.UNDECIDED,
          "the command localauth is not at " + command,
          "install it, and run the installed one");
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return new InstalledProgram(command, Path.of(home));
  }

  /** Says whether this process, and so any of the person's, can write anything of it. */
  boolean isChangeable() throws IOException {
    Path installation =
        Objects.requireNonNull(Objects.requireNonNull(command.getParent()).getParent());
    try (Stream<Path> parts = Files.walk(installation)) {
      return parts.anyMatch(Files::isWritable);
    }
  }
}
