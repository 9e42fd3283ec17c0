// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.terminal.ConsoleInterrupts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Windows, where no process can become another: this one starts the agent, with its own streams,
 * and waits. The token goes from here into the agent's environment and nowhere else.
 */
final class ParentLauncher implements Launcher {
  private final Console console;
  private final Map<String, String> environment;

  ParentLauncher(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public long process() {
    return ProcessHandle.current().pid();
  }

  @Override
  public boolean isThere() {
    return true;
  }

  /** No process can change the environment of its parent; the record is enough for this console. */
  @Override
  public void unlocked(Map<String, String> session) {}

  @Override
  public int start(List<String> command, Map<String, String> session) throws IOException {
    Optional<Path> program = ProgramSearch.in(environment).find(command.get(0));
    if (program.isEmpty()) {
      console.error(
          "there is no program " + command.get(0),
          Optional.of("PATH is searched, the current directory is not"));
      return ExitCode.NOT_FOUND;
    }
    List<String> line = new ArrayList<>(command);
    line.set(0, program.get().toString());
    Optional<String> unsafe = BatchArguments.unsafe(line);
    if (unsafe.isPresent()) {
      console.error(
          "a batch file cannot be given " + unsafe.get() + " safely",
          Optional.of("start the program that " + program.get().getFileName() + " starts"));
      return ExitCode.USAGE;
    }
    return run(line, session);
  }

  private int run(List<String> line, Map<String, String> session) throws IOException {
    // Or Java would hand "a&b" to the command interpreter as it is (CVE-2024-24576 and its like).
    System.setProperty("jdk.lang.Process.allowAmbiguousCommands", "false");
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    PersonsVariables.restore(builder.environment());
    builder.environment().putAll(session);
    // Before it starts: from then on Ctrl-C is the agent's.
    ConsoleInterrupts.leaveToOthers();
    Process agent = builder.start();
    while (true) {
      try {
        return agent.waitFor();
      } catch (InterruptedException interrupted) {
        // Nobody interrupts this thread, and there is nothing else to do.
        continue;
      }
    }
  }
}
