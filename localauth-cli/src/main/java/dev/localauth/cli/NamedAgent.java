// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.localauth.cli.agent.Agent;
import dev.localauth.cli.agent.AgentHooks;
import dev.localauth.cli.agent.Agents;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The argument that names an agent, and what is done to its settings. */
final class NamedAgent {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "AGENT", description = "claude, codex, gemini or copilot.")
  private String name = "";

  /** Something that is done to the hooks of an agent. */
  @FunctionalInterface
  interface Action<T> {
    T on(AgentHooks hooks) throws IOException;
  }

  Agent agent() {
    return Agents.named(name)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), unknown(name)));
  }

  static String unknown(String name) {
    String known = String.join(", ", Agents.all().stream().map(Agent::name).toList());
    return "there is no agent " + name + ", only " + known;
  }

  static <T> T on(Agent agent, Action<T> action) throws GateClosedException {
    InstalledProgram here = InstalledProgram.find(System.getenv());
    AgentHooks hooks = new AgentHooks(agent, here.home(), here.command());
    try {
      return action.on(hooks);
    } catch (JsonProcessingException malformed) {
      throw new GateClosedException(
          ClosedReason.SETTINGS,
          hooks.settings() + " is not JSON at line " + malformed.getLocation().getLineNr(),
          "nothing was changed; mend the file and run the command again");
    } catch (AccessDeniedException denied) {
      throw new GateClosedException(
          ClosedReason.STATE,
          hooks.settings() + " may not be written",
          "nothing was changed; let your account write it and run the command again");
    } catch (IOException failure) {
      throw new GateClosedException(
          ClosedReason.STATE,
          hooks.settings() + " was not changed: " + failure.getMessage(),
          "mend that and run the command again");
    }
  }
}
