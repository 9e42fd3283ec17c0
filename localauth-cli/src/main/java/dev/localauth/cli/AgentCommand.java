// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything about the hooks of agents. */
@Command(
    name = "agent",
    description = "Lets agents ask localauth by their hooks, before each prompt.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class AgentCommand extends Group {
  static CommandLine line(Invocation invocation) {
    return new CommandLine(new AgentCommand())
        .addSubcommand(new AgentInstallCommand(invocation))
        .addSubcommand(new AgentUninstallCommand(invocation))
        .addSubcommand(new AgentListCommand(invocation));
  }
}
