// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.cli.agent.Installation;
import dev.localauth.core.GateClosedException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes our hooks out of the settings of an agent. */
@Command(
    name = "uninstall",
    description = "Takes the hooks of localauth out of the agent's settings again.",
    mixinStandardHelpOptions = true)
final class AgentUninstallCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private final NamedAgent named = new NamedAgent();

  AgentUninstallCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    Installation installation = named.installation();
    boolean wereThere = NamedAgent.on(installation, Installation::uninstall);
    invocation
        .console()
        .tell(
            (wereThere ? "took the hooks out of " : "there were no hooks in ")
                + installation.file());
    return ExitCode.OK;
  }
}
