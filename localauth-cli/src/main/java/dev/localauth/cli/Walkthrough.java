// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.MethodState;
import java.util.List;

/**
 * Tells in plain words what is about to be set up, what each method is worth, and how to choose
 * another one. Asks nothing: who wants the recommended method has one question to answer, its own.
 */
final class Walkthrough {
  static final String RECOMMENDED = "totp";

  private final Console console;

  Walkthrough(Console console) {
    this.console = console;
  }

  /** Tells it, about those of {@code methods} that work here. */
  void tell(List<MethodState> methods) {
    console.tell("the gate asks who you are once per terminal, before an agent starts");
    for (MethodState method : methods) {
      if (method.availability().usable()) {
        String worth = method.assurance().map(Worth::of).orElse("not known");
        console.tell("  " + method.id() + ": " + worth);
      }
    }
    console.tell(RECOMMENDED + " is set up now: a code that an app on your phone shows");
    console.tell("for two factors each time: localauth setup --method totp,pin");
    console.tell("for another way in later, such as a lost phone: localauth method add pin");
  }
}
