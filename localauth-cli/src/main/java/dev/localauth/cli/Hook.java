// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.cli.agent.Agent;
import dev.localauth.cli.agent.Refusal;
import dev.localauth.core.Decision;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call of an agent's hook. It never asks, and whatever goes wrong, the agent is told to stop in
 * the words that it understands.
 */
final class Hook {
  private final Agent agent;
  private final Callable<Decision> gate;
  private final HookReason reason;
  private final Duration limit;

  /**
   * @param limit how long {@code gate} may take: shorter than what agents grant their hooks, as
   *     most of them go on when that is over
   */
  Hook(Agent agent, Callable<Decision> gate, HookReason reason, Duration limit) {
    this.agent = agent;
    this.gate = gate;
    this.reason = reason;
    this.limit = limit;
  }

  /**
   * Answers the agent.
   *
   * @param input what it tells about the event, which nobody looks at
   * @return the exit code; {@link ExitCode#SAID} where 0 is to make the agent listen
   */
  int answer(InputStream input, Console console) {
    DiscardedInput discarded = DiscardedInput.of(input);
    int exitCode = answer(console);
    discarded.await();
    return exitCode;
  }

  private int answer(Console console) {
    try {
      return decide() instanceof Decision.Closed closed
          ? refuse(reason.of(closed.why()), console)
          : ExitCode.OK;
    } catch (ExecutionException failure) {
      return refuse(
          HookReason.of(failure.getCause() == null ? failure : failure.getCause()), console);
    } catch (Exception | Error failure) {
      return refuse(HookReason.of(failure), console);
    }
  }

  private Decision decide() throws ExecutionException, InterruptedException, TimeoutException {
    FutureTask<Decision> decision = new FutureTask<>(gate);
    Thread decider = new Thread(decision, "hook");
    decider.setDaemon(true);
    decider.start();
    return decision.get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private int refuse(String why, Console console) {
    Refusal refusal = agent.refusal(why);
    console.out().print(refusal.output());
    console.err().print(refusal.errors());
    // An agent that looks at the words only is not to hear nothing and 0.
    if (console.out().checkError()) {
      return Refusal.BLOCKED;
    }
    return refusal.exitCode() == ExitCode.OK ? ExitCode.SAID : refusal.exitCode();
  }
}
