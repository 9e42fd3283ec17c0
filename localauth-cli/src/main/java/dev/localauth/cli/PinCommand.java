// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.GateClosedException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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

    ChangeCommand(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws GateClosedException {
      invocation
          .gate()
          .get()
          .enrollments()
          .changeAnswer("pin", invocation.prompter().get(), Purpose.of("pin change"));
      invocation.console().tell("the PIN was changed; all sessions ended");
      return ExitCode.OK;
    }
  }
}
