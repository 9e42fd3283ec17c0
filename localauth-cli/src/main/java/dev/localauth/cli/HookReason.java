// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Anchor;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchors;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The line that an agent shows to the person in the place of an answer: what to type, and where.
 */
final class HookReason {
  private final Supplier<SessionAnchors> anchors;

  HookReason(Supplier<SessionAnchors> anchors) {
    this.anchors = anchors;
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
    OptionalLong agent = nearestOnATerminal();
    return agent.isPresent()
        ? "run \"localauth unlock\" in this terminal (Ctrl-Z before, fg after), or \"localauth unlock"
            + " --pid "
            + agent.getAsLong()
            + "\" in another, then press Enter here"
        : "this agent has no terminal; start it from one with \"localauth run\"";
  }

  /** Agents start their hooks without a terminal, so the agent is the first above that has one. */
  private OptionalLong nearestOnATerminal() {
    try {
      SessionAnchors system = anchors.get();
      for (Anchor process : system.own().processes()) {
        if (system.lineage(process.pid()).terminal().isPresent()) {
          return OptionalLong.of(process.pid());
        }
      }
    } catch (SessionAnchorException | RuntimeException untold) {
      // the words without a number say enough
    }
    return OptionalLong.empty();
  }
}
