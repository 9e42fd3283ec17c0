// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.GateClosedException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Turns the gate off. */
@Command(
    name = "disable",
    description = "Turns the gate off and erases the enrollment, after asking who you are.",
    mixinStandardHelpOptions = true)
final class DisableCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private Asking asking = new Asking();

  DisableCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    boolean was =
        asking.enrollments(invocation).disable(invocation.prompter().get(), Purpose.of("disable"));
    invocation
        .console()
        .tell(
            was
                ? "the gate is off; erased: the enrollment, the methods' secrets, all sessions"
                : "the gate was not set up; nothing to erase");
    return ExitCode.OK;
  }
}
