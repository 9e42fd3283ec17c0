// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.cli.agent.Installation;
import dev.localauth.core.GateClosedException;
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
    Installation installation = named.installation();
    boolean isNew = NamedAgent.on(installation, Installation::install);
    Console console = invocation.console();
    console.tell(
        (isNew ? "wrote the hooks into " : "the hooks were there: ") + installation.file());
    if (named.isSystem()) {
      console.hint("whoever can write the installed localauth can switch them off");
      return ExitCode.OK;
    }
    named.agent().trust().ifPresent(console::hint);
    console.hint(
        "whoever can write that file, and options of the agent, can switch them off;"
            + " see docs/agents.md");
    return ExitCode.OK;
  }
}
