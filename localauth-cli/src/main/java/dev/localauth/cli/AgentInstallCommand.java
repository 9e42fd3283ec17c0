// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.cli.agent.Agent;
import dev.localauth.cli.agent.AgentHooks;
import dev.localauth.core.GateClosedException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts our hooks into the settings of an agent. */
@Command(
    name = "install",
    description = "Writes the hooks of localauth into the agent's own settings.",
    mixinStandardHelpOptions = true)
final class AgentInstallCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private final NamedAgent named = new NamedAgent();

  AgentInstallCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    Agent agent = named.agent();
    boolean isNew = NamedAgent.on(agent, AgentHooks::install);
    Path settings = NamedAgent.on(agent, AgentHooks::settings);
    Console console = invocation.console();
    console.tell((isNew ? "wrote the hooks into " : "the hooks were there: ") + settings);
    agent.trust().ifPresent(console::hint);
    console.hint(
        "whoever can write that file, and the agent's own options, can switch them off;"
            + " \"localauth run\" asks in any case");
    return ExitCode.OK;
  }
}
