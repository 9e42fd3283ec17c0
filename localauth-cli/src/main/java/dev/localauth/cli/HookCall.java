// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.cli.agent.Agent;
import dev.localauth.cli.agent.Agents;
import java.util.Optional;

/**
 * How an agent calls its hook: {@code hook AGENT [--tool]}.
 *
 * @param agent who calls
 * @param isTool whether it is about to use a tool, and not to take what a person typed
 */
record HookCall(Agent agent, boolean isTool) {
  static final String TOOL = "--tool";

  /**
   * Understands {@code command}, if it is such a call; anything else is for the help to explain.
   */
  static Optional<HookCall> of(String[] command) {
    boolean isTool = command.length == 3 && command[2].equals(TOOL);
    if (!isTool && command.length != 2 || !command[0].equals("hook")) {
      return Optional.empty();
    }
    return Agents.named(command[1]).map(agent -> new HookCall(agent, isTool));
  }
}
