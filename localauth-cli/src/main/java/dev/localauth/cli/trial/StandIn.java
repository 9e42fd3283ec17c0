// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.trial;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Runs the agent of the trial, or whatever the person wants to see behind the gate. */
final class StandIn {
  private static final List<String> AGENT =
      List.of("/bin/sh", "-c", "echo '  agent: hello, I am a stand-in for an AI agent, and I run'");

  private StandIn() {}

  static List<String> orElse(List<String> command) {
    return command.isEmpty() ? AGENT : command;
  }

  /** Runs {@code command} on the standard streams of this process; returns its exit code. */
  static int run(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the agent ran", interrupted);
    }
  }
}
