// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a command or a topic. */
@Command(name = "help", description = "Explains a command, or the topic \"recovery\".")
final class HelpCommand implements Callable<Integer> {
  private static final String RECOVERY =
      """
      A method that was lost or disabled is replaced with a recovery code and the other methods of
      its way: "localauth unlock --method recovery". Codes are made beforehand, with "localauth
      recovery renew"; each works once.

      The gate stays closed when what it relies on is missing or damaged: the enrollment in the
      store, the marker and the record of attempts in the state directory. It cannot tell an
      accident from an attack.

      To start over, remove the files that the error names, by hand, and run "localauth setup":
        ~/.local/state/localauth      marker and record of attempts
        ~/.local/share/localauth      secrets of the store "file"
        ~/.config/localauth           settings
      and, if the secrets are in a keyring, the items of localauth in the keyring's own program.

      That anybody who can run programs as you can do the same is true, and is said in the threat
      model: the gate guards against who is at the keyboard, not against software that already
      runs as you.
      """;

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND")
  private @Nullable String topic;

  HelpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine root = Objects.requireNonNull(spec).parent().commandLine();
    if (topic == null) {
      root.usage(root.getOut());
    } else if (topic.equals("recovery")) {
      console.out().print(RECOVERY);
    } else {
      CommandLine command = root.getSubcommands().get(topic);
      if (command == null) {
        throw new CommandLine.ParameterException(root, "there is no command " + topic);
      }
      command.usage(root.getOut());
    }
    return ExitCode.OK;
  }
}
