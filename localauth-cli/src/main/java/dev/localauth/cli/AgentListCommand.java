// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.cli.agent.Agent;
import dev.localauth.cli.agent.Agents;
import dev.localauth.cli.agent.Installation;
import dev.localauth.core.GateClosedException;
import java.util.Optional;
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
    InstalledProgram here = InstalledProgram.find(System.getenv());
    for (Agent agent : Agents.all()) {
      print(agent, agent.user(here.home(), here.command()));
      Optional<Installation> managed = agent.managed(NamedAgent.ETC, here.command());
      if (managed.isPresent()) {
        print(agent, managed.get());
      }
    }
    return ExitCode.OK;
  }

  private void print(Agent agent, Installation installation) throws GateClosedException {
    String state = NamedAgent.on(installation, found -> words(found.state()));
    invocation.console().print(agent.name() + ": " + state + ": " + installation.file());
  }

  private static String words(Installation.State state) {
    return switch (state) {
      case INSTALLED -> "hooks installed";
      case ALTERED -> "hooks altered, \"localauth agent install\" mends them";
      case ABSENT -> "no hooks";
    };
  }
}
