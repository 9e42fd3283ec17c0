// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.PseudoTerminal;

/** Somewhere a command can be run. */
interface Place {
  /** Starts {@code command} there. */
  Visit visit(Scene scene, String command);

  /**
   * A command that runs in a place.
   *
   * @param terminal where its questions are seen and answered, if anywhere
   * @param leave to be called after it has ended
   */
  record Visit(PseudoTerminal terminal, Runnable leave) implements AutoCloseable {
    /** Waits for the question, and gives up. */
    void giveUp() {
      terminal.expect("TOTP code:", Desk.LIMIT);
      terminal.sendControl('C');
    }

    @Override
    public void close() {
      leave.run();
    }
  }
}
