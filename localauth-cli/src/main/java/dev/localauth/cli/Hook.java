// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.cli.agent.Agent;
import dev.localauth.cli.agent.Refusal;
import dev.localauth.core.Decision;
import java.io.InputStream;
import java.util.concurrent.Callable;

/**
 * One call of an agent's hook. It never asks, and whatever goes wrong, the agent is told to stop in
 * the words that it understands.
 */
final class Hook {
  private final Agent agent;
  private final Callable<Decision> gate;
  private final HookReason reason;

  Hook(Agent agent, Callable<Decision> gate, HookReason reason) {
    this.agent = agent;
    this.gate = gate;
    this.reason = reason;
  }

  /**
   * Answers the agent.
   *
   * @param input what it tells about the event, which nobody looks at
   * @return the exit code
   */
  int answer(InputStream input, Console console) {
    DiscardedInput discarded = DiscardedInput.of(input);
    int exitCode = answer(console);
    discarded.await();
    return exitCode;
  }

  private int answer(Console console) {
    try {
      Decision decision = gate.call();
      return decision instanceof Decision.Closed closed
          ? refuse(reason.of(closed.why()), console)
          : ExitCode.OK;
    } catch (Exception | Error failure) {
      return refuse(HookReason.of(failure), console);
    }
  }

  private int refuse(String why, Console console) {
    Refusal refusal = agent.refusal(why);
    console.out().print(refusal.output());
    console.out().flush();
    console.err().print(refusal.errors());
    console.err().flush();
    return refusal.exitCode();
  }
}
