// SPDX-License-Identifier: Apache-2.0
package dev.localauth.examples;

import dev.localauth.api.Purpose;
import dev.localauth.core.Gate;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.Session;
import dev.localauth.terminal.ControllingTerminal;
import java.io.IOException;
import java.util.Map;

/** An agent launcher that embeds the gate. */
final class EmbeddedGate {
  private EmbeddedGate() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (Session session =
        Gate.fromSettings().open(ControllingTerminal.prompter(), Purpose.of("my-agent"))) {
      runAgent(session.environment()); // what the child process should inherit
    } catch (GateClosedException closed) {
      System.err.println(closed.getMessage());
      System.exit(closed.exitCode());
    }
  }

  private static void runAgent(Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder agent = new ProcessBuilder("my-agent").inheritIO();
    agent.environment().putAll(environment);
    agent.start().waitFor();
  }
}
