// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.NativeLong;
import java.io.IOException;
import java.time.Duration;

/**
 * What the C headers of one Unix say that those of another say otherwise.
 *
 * @param openFlags of open(2) for reading and writing, without making the terminal this process's,
 *     without blocking, and not for programs that this one starts
 * @param tryAgain {@code EAGAIN}
 * @param windowSize {@code TIOCGWINSZ}
 * @param inputQueue {@code TCIFLUSH}
 * @param terminalStop {@code SIGTSTP}
 * @param block {@code SIG_BLOCK}
 * @param setMask {@code SIG_SETMASK}
 * @param termios where {@code struct termios} has what
 * @param waiting how to wait for a terminal
 */
record UnixAbi(
    int openFlags,
    int tryAgain,
    NativeLong windowSize,
    int inputQueue,
    int terminalStop,
    int block,
    int setMask,
    TermiosLayout termios,
    Waiting waiting) {

  /** What can be waited for. */
  enum Event {
    INPUT,
    OUTPUT
  }

  /** Waits for a terminal. */
  @FunctionalInterface
  interface Waiting {
    /**
     * Waits until {@code fd} can be read or written, also when it was hung up: reading and writing
     * tell.
     *
     * @return whether it can be, in time
     * @throws com.sun.jna.LastErrorException as the call says
     */
    boolean ready(Libc libc, int fd, Event event, Duration limit) throws IOException;
  }
}
