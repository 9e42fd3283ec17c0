// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.Session;
import dev.localauth.core.UnlockRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Opens a session in this terminal. */
@Command(
    name = "unlock",
    aliases = "login",
    description = {
      "Opens the gate for this terminal, and for agents without one that wait to be let in.",
      "With eval \"$(localauth unlock)\" the shell gets the session's token too."
    },
    mixinStandardHelpOptions = true)
final class UnlockCommand implements Callable<Integer> {
  private static final String RECOVERY = "recovery";

  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--method",
      paramLabel = "M",
      description = {
        "The method to be asked for, where several ways open the gate.",
        "recovery: a recovery code; opens no session, but lets you replace a lost method."
      })
  private @Nullable String method;

  @Option(
      names = "--replace",
      paramLabel = "M",
      description = "With --method recovery: the method that was lost.")
  private @Nullable String lost;

  @Option(
      names = "--pid",
      paramLabel = "P",
      description = {
        "For the terminal of another process, such as an agent that runs already;",
        "where it has no terminal, for that process and what it starts."
      })
  private @Nullable Long process;

  @Mixin private Asking asking = new Asking();

  UnlockCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException, IOException {
    if (RECOVERY.equals(method)) {
      return recover();
    }
    if (lost != null) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--replace needs --method recovery beside it");
    }
    try (Session session =
        asking
            .gate(invocation)
            .unlock(request(), invocation.prompter().get(), Purpose.of("unlock"))) {
      session.sinceLastTime().ifPresent(invocation.console()::tell);
      tell(session);
      invocation.launcher().unlocked(process == null ? session.environment() : Map.of());
    }
    return ExitCode.OK;
  }

  private UnlockRequest request() {
    UnlockRequest request =
        process == null
            ? UnlockRequest.PLAIN.andWaiting()
            : UnlockRequest.PLAIN.forProcess(process);
    return method == null ? request : request.by(method);
  }

  private void tell(Session session) {
    if (!session.isRequired()) {
      invocation.console().tell("the gate is off here");
    } else if (process != null) {
      tellOpen(process);
    } else if (session.isOwn()) {
      invocation.console().tell("this terminal is open");
    }
    session.letIn().forEach(this::tellOpen);
  }

  private void tellOpen(long pid) {
    invocation.console().tell("process " + pid + " is in an open session");
  }

  private int recover() throws GateClosedException {
    String replaced =
        asking
            .enrollments(invocation)
            .recover(
                Optional.ofNullable(lost), invocation.prompter().get(), Purpose.of("recovery"));
    invocation.console().tell(replaced + " was replaced; all sessions ended");
    invocation.console().tell("open this terminal with \"localauth unlock\"");
    return ExitCode.OK;
  }
}
