// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything about stores. */
@Command(
    name = "store",
    description = "Lists the stores, and moves everything to another one.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class StoreCommand extends Group {
  static CommandLine line(Invocation invocation) {
    return new CommandLine(new StoreCommand())
        .addSubcommand(new StoreListCommand(invocation))
        .addSubcommand(new StoreMigrateCommand(invocation));
  }
}
