// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * Stops the whole foreground job, as the terminal does on Ctrl-Z: this process and the shell script
 * that started it, so that the interactive shell sees both stop.
 */
final class JobStop {
  /** More than any {@code struct sigaction} holds; the handler comes first. */
  private static final int BYTES = 256;

  private static final Pointer SIG_IGN = new Pointer(1);

  private final Libc libc;

  JobStop(Libc libc) {
    this.libc = libc;
  }

  /** Returns when the job goes on; at once where Ctrl-Z is ignored, as in {@code $(…)}. */
  void stop() {
    try (Memory previous = new Memory(BYTES);
        Memory ignored = new Memory(BYTES)) {
      libc.sigaction(Libc.SIGTSTP, null, previous);
      if (SIG_IGN.equals(previous.getPointer(0))) {
        return;
      }
      ignored.clear();
      ignored.setPointer(0, SIG_IGN);
      // So that nothing has to be looked up between the three calls that matter.
      libc.kill(0, 0);
      libc.raise(0);
      // Another thread may take a signal sent to the process, and this one would go on for a while
      // with the terminal no longer its own. A signal raised by a thread stops it before it
      // returns.
      libc.sigaction(Libc.SIGTSTP, ignored, null);
      libc.kill(0, Libc.SIGTSTP);
      libc.sigaction(Libc.SIGTSTP, previous, null);
      libc.raise(Libc.SIGTSTP);
    }
  }
}
