// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * Stops the whole foreground job, as the terminal does on Ctrl-Z: this process and the shell script
 * that started it, so that the interactive shell sees both stop.
 */
final class JobStop {
  /** More than {@code sigset_t} or {@code struct sigaction} hold; there the handler comes first. */
  private static final int BYTES = 256;

  private static final Pointer SIG_IGN = new Pointer(1);

  private final UnixAbi abi;
  private final Libc libc;

  JobStop(UnixAbi abi, Libc libc) {
    this.abi = abi;
    this.libc = libc;
  }

  /**
   * Returns when the job goes on; at once where Ctrl-Z is ignored, as in {@code $(…)}.
   *
   * <p>Of the threads of a process any may take a signal sent to all, at any time, and this one
   * would go on for a while with a terminal that is no longer its own. So this thread holds back a
   * signal of its own until the job has one, and takes it then. Whichever stops the process first,
   * the SIGCONT that ends the stop discards the other (signal(7)), even if it comes too early.
   */
  void stop() {
    try (Memory action = new Memory(BYTES);
        Memory stopSignal = new Memory(BYTES);
        Memory before = new Memory(BYTES)) {
      libc.sigaction(abi.terminalStop(), null, action);
      if (SIG_IGN.equals(action.getPointer(0))) {
        return;
      }
      libc.sigemptyset(stopSignal);
      libc.sigaddset(stopSignal, abi.terminalStop());
      libc.pthread_sigmask(abi.block(), stopSignal, before);
      try {
        libc.raise(abi.terminalStop());
        libc.kill(0, abi.terminalStop());
      } finally {
        libc.pthread_sigmask(abi.setMask(), before, null);
      }
    }
  }
}
