// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.GateClosedException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything about the PIN. */
@Command(
    name = "pin",
    description = "Changes the PIN.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class PinCommand extends Group {
  static CommandLine line(Invocation invocation) {
    return new CommandLine(new PinCommand()).addSubcommand(new ChangeCommand(invocation));
  }

  @Command(
      name = "change",
      description = "Sets another PIN, after asking who you are.",
      mixinStandardHelpOptions = true)
  private static final class ChangeCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private Asking asking = new Asking();

    ChangeCommand(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws GateClosedException {
      asking
          .enrollments(invocation)
          .changeAnswer("pin", invocation.prompter().get(), Purpose.of("pin change"));
      invocation.console().tell("the PIN was changed; all sessions ended");
      return ExitCode.OK;
    }
  }
}
