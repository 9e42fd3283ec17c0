// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.Decision;
import dev.localauth.core.GateClosedException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says by its exit code whether an agent may start here. */
@Command(
    name = "check",
    description = "Returns 0 if an agent may start here; never asks.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final Invocation invocation;

  CheckCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    Decision decision = invocation.gate().get().check(System.getenv());
    if (decision instanceof Decision.Closed closed) {
      throw closed.why();
    }
    return ExitCode.OK;
  }
}
