// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.GateClosedException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything about recovery codes. */
@Command(
    name = "recovery",
    description = "Makes and counts recovery codes.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class RecoveryCommand extends Group {
  private static final int FEW = 3;
  private static final String RENEW = "make new ones with \"localauth recovery renew\"";

  static CommandLine line(Invocation invocation) {
    return new CommandLine(new RecoveryCommand())
        .addSubcommand(new RenewCommand(invocation))
        .addSubcommand(new ListCommand(invocation));
  }

  @Command(
      name = "renew",
      description = {
        "Makes ten recovery codes, after asking who you are; earlier ones are worth nothing then.",
        "A code and your other methods let you replace a method that you lost."
      },
      mixinStandardHelpOptions = true)
  private static final class RenewCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private Asking asking = new Asking();

    RenewCommand(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws GateClosedException {
      int codes =
          asking
              .enrollments(invocation)
              .renewRecoveryCodes(invocation.prompter().get(), Purpose.of("recovery renew"));
      invocation.console().tell(codes + " recovery codes hold now, and no earlier one");
      return ExitCode.OK;
    }
  }

  @Command(
      name = "list",
      description = "Tells how many recovery codes are left.",
      mixinStandardHelpOptions = true)
  private static final class ListCommand implements Callable<Integer> {
    private final Invocation invocation;

    ListCommand(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws GateClosedException {
      OptionalInt left = invocation.gate().get().enrollments().recoveryCodesLeft();
      Console console = invocation.console();
      console.print("recovery codes left: " + left.orElse(0));
      if (left.isEmpty()) {
        console.tell("none were made yet; " + RENEW);
      } else if (left.getAsInt() <= FEW) {
        console.tell("only " + left.getAsInt() + " recovery codes are left; " + RENEW);
      }
      return ExitCode.OK;
    }
  }
}
