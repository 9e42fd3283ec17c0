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
  private final Callable<OptionalLong> agent;

  /**
   * @param agent finds the agent's process
   */
  HookReason(Callable<OptionalLong> agent) {
    this.agent = agent;
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
    OptionalLong found = agent();
    return found.isPresent()
        ? "run \"localauth unlock\" in this terminal (Ctrl-Z before, fg after), or \"localauth unlock"
            + (" --pid " + found.getAsLong())
            + "\" in another, then press Enter here"
        : "this agent has no terminal; start it from one with \"localauth run\"";
  }

  private OptionalLong agent() {
    try {
      return agent.call();
    } catch (Exception untold) {
      return OptionalLong.empty(); // the words without a number say enough
    }
  }
}
