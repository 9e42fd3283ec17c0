// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.GateClosedException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Drops the ways that need a method. */
@Command(
    name = "remove",
    description = "Drops each way that needs a method, after asking who you are.",
    mixinStandardHelpOptions = true)
final class MethodRemoveCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "M", description = "The method.")
  private String method = "";

  MethodRemoveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    Set<String> erased =
        invocation
            .gate()
            .get()
            .enrollments()
            .remove(method, invocation.prompter().get(), Purpose.of("method remove"));
    invocation.console().tell("erased: " + String.join(" and ", erased) + "; all sessions ended");
    return ExitCode.OK;
  }
}
