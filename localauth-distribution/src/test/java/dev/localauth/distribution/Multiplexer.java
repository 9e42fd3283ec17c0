// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.PseudoTerminal;

/**
 * A program that was started in the terminal that is open, and keeps terminals of its own. The
 * person is attached, and has unlocked in the first of them.
 */
interface Multiplexer extends AutoCloseable {
  /** Returns the person's view; it shows the terminal that was opened last. */
  PseudoTerminal view();

  /** Types a command line where the person has unlocked. */
  void type(String line);

  /** Runs {@code command} in a new terminal beside the first, both in view. */
  void split(String command);

  /** Runs {@code command} in a new terminal that hides the first. */
  void window(String command);

  /** Detaches the person, waits for that, and attaches them again. */
  void reattach();

  @Override
  void close();
}
