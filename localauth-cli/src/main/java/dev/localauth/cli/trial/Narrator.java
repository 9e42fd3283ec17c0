// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.trial;

import dev.localauth.cli.Console;

/** Tells what the trial does, step by step. */
final class Narrator {
  private final Console console;
  private int step;

  Narrator(Console console) {
    this.console = console;
  }

  void introduce(boolean atTerminal) {
    console.print("This trial works in a throw-away directory; nothing of yours is touched.");
    if (!atTerminal) {
      console.print("There is no terminal here, so the trial plays the person itself.");
    }
  }

  void step(String title) {
    step++;
    console.print("");
    console.print("Step " + step + " of 5: " + title);
  }

  void say(String line) {
    console.print("  " + line);
  }

  /** Shows what a person would have seen, and what the trial did in their place. */
  void played(String line, String done) {
    console.print("  | " + line + done);
  }
}
