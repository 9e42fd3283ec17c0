// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.time.Duration;

/** Linux in its generic layout (x86, ARM, RISC-V, s390); asm-generic/fcntl.h, termbits.h. */
final class LinuxAbi {
  private static final int O_RDWR = 0x2;
  private static final int O_NOCTTY = 0x100;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final int EAGAIN = 11;
  private static final int TIOCGWINSZ = 0x5413;
  private static final int TCIFLUSH = 0;
  private static final int SIGTSTP = 20;
  private static final int SIG_BLOCK = 0;
  private static final int SIG_SETMASK = 2;

  private static final short POLLIN = 0x1;
  private static final short POLLOUT = 0x4;

  private static final int ISTRIP = 0x20;
  private static final int INLCR = 0x40;
  private static final int IGNCR = 0x80;
  private static final int IXON = 0x400;
  private static final int ISIG = 0x1;
  private static final int ICANON = 0x2;
  private static final int ECHO = 0x8;
  private static final int ECHONL = 0x40;
  private static final int IEXTEN = 0x8000;

  // Four words of flags, the line discipline, then the control characters.
  private static final int C_LFLAG = 12;
  private static final int C_CC = 17;
  private static final int VTIME = 5;
  private static final int VMIN = 6;

  // Without IXON a Ctrl-S from before no longer holds up our own words.
  private static final TermiosLayout TERMIOS =
      new TermiosLayout(
          60,
          0,
          C_LFLAG,
          C_CC + VMIN,
          C_CC + VTIME,
          ISTRIP | INLCR | IGNCR | IXON,
          ISIG | ICANON | ECHO | ECHONL | IEXTEN);

  static final UnixAbi ABI =
      new UnixAbi(
          O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK,
          EAGAIN,
          new NativeLong(TIOCGWINSZ),
          TCIFLUSH,
          SIGTSTP,
          SIG_BLOCK,
          SIG_SETMASK,
          TERMIOS,
          LinuxAbi::poll);

  private LinuxAbi() {}

  private static boolean poll(Libc libc, int fd, UnixAbi.Event event, Duration limit) {
    try (Memory pollfd = new Memory(8)) {
      pollfd.setInt(0, fd);
      pollfd.setShort(4, event == UnixAbi.Event.INPUT ? POLLIN : POLLOUT);
      pollfd.setShort(6, (short) 0);
      return libc.poll(pollfd, new NativeLong(1), (int) limit.toMillis()) > 0;
    }
  }
}
