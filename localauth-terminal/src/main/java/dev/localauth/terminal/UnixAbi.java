// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.NativeLong;
import java.io.IOException;
import java.time.Duration;

/** What C headers of one Unix say that those of another say otherwise. One class for each. */
interface UnixAbi {
  /**
   * Returns the flags of open(2) for reading and writing, without making the terminal this
   * process's, without blocking, and not for programs that this one starts.
   */
  int openFlags();

  /** Returns {@code EAGAIN}. */
  int tryAgain();

  /** Returns {@code TIOCGWINSZ}. */
  NativeLong windowSize();

  /** Returns {@code TCIFLUSH}. */
  int inputQueue();

  /** Returns {@code SIGTSTP}. */
  int terminalStop();

  /** Returns {@code SIG_BLOCK}. */
  int block();

  /** Returns {@code SIG_SETMASK}. */
  int setMask();

  /** Returns where {@code struct termios} has what. */
  TermiosLayout termios();

  /** What can be waited for. */
  enum Event {
    INPUT,
    OUTPUT
  }

  /**
   * Waits until {@code fd} can be read or written, also when it was hung up: reading and writing
   * tell.
   *
   * @return whether it can be, in time
   * @throws com.sun.jna.LastErrorException as the call says
   */
  boolean ready(Libc libc, int fd, Event event, Duration limit) throws IOException;
}
