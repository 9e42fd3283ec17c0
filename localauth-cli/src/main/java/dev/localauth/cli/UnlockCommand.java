// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.Session;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Opens a session in this terminal. */
@Command(
    name = "unlock",
    aliases = "login",
    description = {
      "Opens the gate for this terminal.",
      "With eval \"$(localauth unlock)\" the shell gets the session's token too."
    },
    mixinStandardHelpOptions = true)
final class UnlockCommand implements Callable<Integer> {
  private final Invocation invocation;

  UnlockCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException, IOException {
    try (Session session =
        invocation.gate().get().unlock(invocation.prompter().get(), Purpose.of("unlock"))) {
      session.sinceLastTime().ifPresent(invocation.console()::tell);
      invocation
          .console()
          .tell(session.isRequired() ? "this terminal is open" : "the gate is off here");
      TokenPipe.send(session.environment());
    }
    return ExitCode.OK;
  }
}
