// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.cli.agent.Agents;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.Session;
import dev.localauth.core.StepUp;
import dev.localauth.core.UnlockRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Opens the gate for an agent. Starting it is up to the launcher: the script becomes the agent once
 * this process has ended well, and where there is no such script this process stays its parent.
 */
@Command(
    name = "run",
    description = "Opens the gate, then becomes the given command.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description = "Which agent it is; default: the one that is called like the command.")
  private @Nullable String agent;

  @Option(names = "--fresh", description = "Ask, although this terminal is open.")
  private boolean isFresh;

  @Mixin private Asking asking = new Asking();

  @Parameters(
      paramLabel = "-- COMMAND",
      arity = "1..*",
      description = "The agent and its arguments.")
  private List<String> command = List.of();

  RunCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException, IOException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (!line.getParseResult().originalArgs().contains("--")) {
      // The launcher would not know where the command begins.
      throw new CommandLine.ParameterException(line, "-- is missing before the command");
    }
    if (!invocation.launcher().isThere()) {
      throw new GateClosedException(
          ClosedReason.UNDECIDED,
          "nothing started this that could become the agent",
          "start the agent with the command \"localauth run\"");
    }
    String name = agent == null ? nameOf(command.get(0)) : agent;
    UnlockRequest request = UnlockRequest.PLAIN.startedFor(startedFor(name));
    try (Session session =
        asking
            .gate(invocation)
            .launch(
                isFresh ? request.fresh() : request,
                invocation.prompter().get(),
                Purpose.of(name),
                invocation.launcher().process())) {
      session.sinceLastTime().ifPresent(invocation.console()::tell);
      return invocation.launcher().start(command, session.environment());
    }
  }

  private Set<StepUp> startedFor(String name) {
    List<String> arguments = command.subList(1, command.size());
    return Agents.named(name).map(known -> known.startedFor(arguments)).orElse(Set.of());
  }

  private static String nameOf(String program) {
    Path file = Path.of(program).getFileName();
    return file == null ? program : file.toString();
  }
}
