// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.GateClosedException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends sessions. */
@Command(
    name = "lock",
    description = "Ends the session of this terminal.",
    mixinStandardHelpOptions = true)
final class LockCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--all", description = "Ends all sessions of this account.")
  private boolean all;

  LockCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    int ended = all ? invocation.gate().get().lockAll() : invocation.gate().get().lock();
    invocation
        .console()
        .tell(
            switch (ended) {
              case 0 -> "no session was open";
              case 1 -> "locked";
              default -> "locked " + ended + " sessions";
            });
    return ExitCode.OK;
  }
}
