// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.cli.agent.Agent;
import dev.localauth.cli.agent.AgentHooks;
import dev.localauth.cli.agent.Agents;
import dev.localauth.core.GateClosedException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells which agents ask localauth. */
@Command(
    name = "list",
    aliases = "status",
    description = "Lists the agents, and whether their settings hold the hooks of localauth.",
    mixinStandardHelpOptions = true)
final class AgentListCommand implements Callable<Integer> {
  private final Invocation invocation;

  AgentListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    for (Agent agent : Agents.all()) {
      String line = NamedAgent.on(agent, hooks -> words(hooks.state()) + ": " + hooks.settings());
      invocation.console().print(agent.name() + ": " + line);
    }
    return ExitCode.OK;
  }

  private static String words(AgentHooks.State state) {
    return switch (state) {
      case INSTALLED -> "hooks installed";
      case ALTERED -> "hooks altered, \"localauth agent install\" mends them";
      case ABSENT -> "no hooks";
    };
  }
}
