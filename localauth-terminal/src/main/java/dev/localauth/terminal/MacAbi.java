// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.time.Duration;

/** macOS on 64 bits; sys/fcntl.h, sys/termios.h, sys/ttycom.h, sys/signal.h of xnu. */
final class MacAbi {
  private static final int O_RDWR = 0x2;
  private static final int O_NONBLOCK = 0x4;
  private static final int O_NOCTTY = 0x20000;
  private static final int O_CLOEXEC = 0x1000000;
  private static final int EAGAIN = 35;
  private static final int TIOCGWINSZ = 0x40087468;
  private static final int TCIFLUSH = 1;
  private static final int SIGTSTP = 18;
  private static final int SIG_BLOCK = 1;
  private static final int SIG_SETMASK = 3;

  private static final int ISTRIP = 0x20;
  private static final int INLCR = 0x40;
  private static final int IGNCR = 0x80;
  private static final int IXON = 0x200;
  private static final int ECHO = 0x8;
  private static final int ECHONL = 0x10;
  private static final int ISIG = 0x80;
  private static final int ICANON = 0x100;
  private static final int IEXTEN = 0x400;

  // Four words of 8 bytes, the control characters, two speeds.
  private static final int C_LFLAG = 24;
  private static final int C_CC = 32;
  private static final int VMIN = 16;
  private static final int VTIME = 17;

  private static final TermiosLayout TERMIOS =
      new TermiosLayout(
          72,
          0,
          C_LFLAG,
          C_CC + VMIN,
          C_CC + VTIME,
          ISTRIP | INLCR | IGNCR | IXON,
          ISIG | ICANON | ECHO | ECHONL | IEXTEN);

  /** Bits of {@code fd_set}; no set has room for a larger descriptor. */
  private static final int FD_SETSIZE = 1024;

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
          MacAbi::select);

  private MacAbi() {}

  /** By select(2): macOS answers POLLNVAL to poll(2) on {@code /dev/tty}. */
  private static boolean select(Libc libc, int fd, UnixAbi.Event event, Duration limit)
      throws IOException {
    if (fd >= FD_SETSIZE) {
      throw new IOException("too many files are open");
    }
    try (Memory set = new Memory(FD_SETSIZE / 8);
        Memory patience = new Memory(16)) {
      set.clear();
      set.setByte(fd / 8, (byte) (1 << fd % 8));
      patience.clear();
      patience.setLong(0, limit.toSeconds());
      patience.setInt(8, limit.toNanosPart() / 1000);
      boolean input = event == UnixAbi.Event.INPUT;
      return libc.select(fd + 1, input ? set : null, input ? null : set, null, patience) > 0;
    }
  }
}
