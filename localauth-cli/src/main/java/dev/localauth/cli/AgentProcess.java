// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The process that started a hook, for the person to name where there is no terminal. */
final class AgentProcess {
  /** What stands between an agent and this program. */
  private static final Set<String> BETWEEN =
      Set.of("sh", "dash", "bash", "busybox", "zsh", "env", "timeout", "java");

  private AgentProcess() {}

  /** Returns the nearest process above this one that is none of those; nothing if it is hidden. */
  static OptionalLong find() {
    Optional<ProcessHandle> process = ProcessHandle.current().parent();
    while (process.isPresent()) {
      Optional<String> program = process.get().info().command().map(AgentProcess::name);
      if (program.isEmpty()) {
        return OptionalLong.empty();
      }
      if (!BETWEEN.contains(program.get())) {
        return OptionalLong.of(process.get().pid());
      }
      process = process.get().parent();
    }
    return OptionalLong.empty();
  }

  private static String name(String command) {
    return String.valueOf(Path.of(command).getFileName());
  }
}
