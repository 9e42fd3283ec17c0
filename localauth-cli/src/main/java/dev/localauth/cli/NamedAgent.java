// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.localauth.cli.agent.Agent;
import dev.localauth.cli.agent.Agents;
import dev.localauth.cli.agent.Installation;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The argument that names an agent, and what is done to its settings. */
final class NamedAgent {
  static final Path ETC = Path.of("/etc");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "AGENT", description = "claude, codex, gemini or copilot.")
  private String name = "";

  @Option(
      names = "--system",
      description = "In the settings of the administrator, which win over everybody's.")
  private boolean isSystem;

  /** Something that is done to the hooks of an agent. */
  @FunctionalInterface
  interface Action<T> {
    T on(Installation installation) throws IOException;
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

  boolean isSystem() {
    return isSystem;
  }

  Installation installation() throws GateClosedException {
    Agent agent = agent();
    Optional<String> obstacle = obstacle(System.getProperty("os.name", ""), isSystem);
    if (obstacle.isPresent()) {
      throw new GateClosedException(
          ClosedReason.UNDECIDED, obstacle.get(), "start agents with \"localauth run\"");
    }
    InstalledProgram here = InstalledProgram.find(System.getenv());
    if (!isSystem) {
      return agent.user(here.home(), here.command());
    }
    return agent
        .managed(ETC, here.command())
        .orElseThrow(
            () ->
                new GateClosedException(
                    ClosedReason.UNDECIDED,
                    "it is not known how an administrator tells " + name + " of hooks",
                    "leave --system away, for the settings of your account"));
  }

  /** A hook that does nothing would be worse than none. */
  static Optional<String> obstacle(String system, boolean isForAll) {
    if (system.startsWith("Windows")) {
      return Optional.of(
          "which shell starts an agent's hooks depends on what is installed here, and agents go on"
              + " without it");
    }
    return isForAll && !system.equals("Linux")
        ? Optional.of("where an administrator tells agents of hooks is known for Linux only")
        : Optional.empty();
  }

  /** Returns what {@code action} does to {@code installation}. */
  static <T> T on(Installation installation, Action<T> action) throws GateClosedException {
    try {
      return action.on(installation);
    } catch (JsonProcessingException malformed) {
      throw new GateClosedException(
          ClosedReason.SETTINGS,
          installation.file() + " is not JSON at line " + malformed.getLocation().getLineNr(),
          "nothing was changed; mend the file and run the command again");
    } catch (AccessDeniedException denied) {
      throw new GateClosedException(
          ClosedReason.STATE,
          installation.file() + " may not be written",
          "nothing was changed; run the command as somebody who may");
    } catch (IOException failure) {
      throw new GateClosedException(
          ClosedReason.STATE,
          installation.file() + " was not changed: " + failure.getMessage(),
          "mend that and run the command again");
    }
  }
}
