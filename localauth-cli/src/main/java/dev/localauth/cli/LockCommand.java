// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.Gate;
import dev.localauth.core.GateClosedException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends sessions. */
@Command(
    name = "lock",
    description = "Ends the session of this terminal.",
    mixinStandardHelpOptions = true)
final class LockCommand implements Callable<Integer> {
  private final Invocation invocation;

  @ArgGroup private Whose whose = new Whose();

  /** At most one of them. */
  private static final class Whose {
    @Option(names = "--all", description = "Ends all sessions of this account.")
    private boolean all;

    @Option(
        names = "--pid",
        paramLabel = "P",
        description = "Ends the sessions that the process P is in; may be given again.")
    private List<Long> processes = List.of();
  }

  LockCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    int ended = end(invocation.gate().get());
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

  private int end(Gate gate) throws GateClosedException {
    if (whose.all) {
      return gate.lockAll();
    }
    if (whose.processes.isEmpty()) {
      return gate.lock();
    }
    int ended = 0;
    for (long process : whose.processes) {
      ended += gate.lock(process);
    }
    return ended;
  }
}
