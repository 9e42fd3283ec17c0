// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything about methods. */
@Command(
    name = "method",
    description = "Lists, adds, removes and renames the methods that open the gate.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class MethodCommand extends Group {
  static CommandLine line(Invocation invocation) {
    return new CommandLine(new MethodCommand())
        .addSubcommand(new MethodListCommand(invocation))
        .addSubcommand(new MethodAddCommand(invocation))
        .addSubcommand(new MethodRemoveCommand(invocation))
        .addSubcommand(new MethodRenameCommand(invocation));
  }
}
