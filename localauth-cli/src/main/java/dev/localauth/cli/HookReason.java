// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/**
 * The line that an agent shows to the person in the place of an answer: what to type, and where.
 */
final class HookReason {
  private final Callable<OptionalLong> onTerminal;
  private final Callable<OptionalLong> agent;
  private final String again;

  /**
   * @param onTerminal finds the nearest process that is on a terminal
   * @param agent finds the agent where there is none, and notes that it waits
   * @param again how the prompt is sent again
   */
  HookReason(Callable<OptionalLong> onTerminal, Callable<OptionalLong> agent, String again) {
    this.onTerminal = onTerminal;
    this.agent = agent;
    this.again = again;
  }

  String of(GateClosedException why) {
    if (why.reason() == ClosedReason.NO_SESSION) {
      return "localauth: locked: " + unlocking();
    }
    String hint = why.hint().map(text -> "; " + text).orElse("");
    return "localauth: shut: " + why.getMessage() + hint;
  }

  /** Of a failure of our own not even the message is shown: it may quote anything. */
  static String of(Throwable failure) {
    String why =
        failure instanceof TimeoutException
            ? "it took too long"
            : "it failed (" + failure.getClass().getSimpleName() + ")";
    return "localauth: shut: " + why + "; run \"localauth check\" in a terminal to see more";
  }

  private String unlocking() {
    OptionalLong terminal = found(onTerminal);
    if (terminal.isPresent()) {
      return "run \"localauth unlock\" in this terminal (Ctrl-Z before, fg after), or"
          + (" \"localauth unlock --pid " + terminal.getAsLong())
          + "\" in another, then "
          + again;
    }
    OptionalLong alone = found(agent);
    return alone.isPresent()
        ? "run \"localauth unlock\" in any terminal and let it in, or \"localauth unlock --pid "
            + alone.getAsLong()
            + "\", then try again"
        : "this agent has no terminal; start it from one with \"localauth run\"";
  }

  private static OptionalLong found(Callable<OptionalLong> process) {
    try {
      return process.call();
    } catch (Exception untold) {
      return OptionalLong.empty(); // the words without a number say enough
    }
  }
}
