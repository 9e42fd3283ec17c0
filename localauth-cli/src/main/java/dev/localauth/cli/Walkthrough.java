// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.MethodState;
import java.util.ArrayList;
import java.util.List;

/** Finds out in plain words by which ways the person wants to open the gate. */
final class Walkthrough {
  private static final String RECOMMENDED = "totp";

  private final Prompter prompter;
  private final List<List<String>> alternatives = new ArrayList<>();
  private final List<String> together = new ArrayList<>();

  private Walkthrough(Prompter prompter) {
    this.prompter = prompter;
  }

  /** Returns the ways, of those of {@code methods} that work here. */
  static List<List<String>> ask(List<MethodState> methods, Prompter prompter)
      throws GateClosedException {
    List<MethodState> usable =
        methods.stream().filter(method -> method.availability().usable()).toList();
    try {
      return new Walkthrough(prompter).run(usable);
    } catch (PromptException unanswered) {
      throw new GateClosedException(
          unanswered.reason() == PromptException.Reason.UNAVAILABLE
              ? ClosedReason.NO_TERMINAL
              : ClosedReason.CANCELLED,
          String.valueOf(unanswered.getMessage()),
          "run it in a terminal, or name the methods with --method",
          unanswered);
    }
  }

  private List<List<String>> run(List<MethodState> usable) throws PromptException {
    tell("the gate asks who you are once per terminal, before an agent starts");
    together.add(RECOMMENDED);
    for (MethodState method : usable) {
      tell("  " + method.id() + ": " + method.assurance().map(Worth::of).orElse("not known"));
    }
    tell(RECOMMENDED + " is set up first: a code that an app on your phone shows");
    for (MethodState method : usable) {
      if (!method.id().equals(RECOMMENDED)) {
        offer(method.id());
      }
    }
    List<List<String>> ways = new ArrayList<>(List.of(List.copyOf(together)));
    ways.addAll(alternatives);
    return ways;
  }

  private void offer(String method) throws PromptException {
    if (prompter.confirm("Ask for " + method + " as well, each time?")) {
      together.add(method);
    } else if (prompter.confirm(
        "Let " + method + " open the gate by itself, when the phone is not at hand?")) {
      alternatives.add(List.of(method));
    }
  }

  private void tell(String line) throws PromptException {
    prompter.show(new Notice.Line("localauth: " + line));
  }
}
