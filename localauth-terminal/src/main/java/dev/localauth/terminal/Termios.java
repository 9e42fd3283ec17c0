// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.Memory;

/**
 * Linux's {@code struct termios} in its generic layout (x86, ARM, RISC-V, s390): four words of
 * flags, the line discipline, then the control characters.
 */
final class Termios {
  private static final int BYTES = 60;
  private static final int C_IFLAG = 0;
  private static final int C_LFLAG = 12;
  private static final int C_CC = 17;
  private static final int VTIME = C_CC + 5;
  private static final int VMIN = C_CC + 6;

  // termios(3), asm-generic/termbits.h
  private static final int ISTRIP = 0x20;
  private static final int INLCR = 0x40;
  private static final int IGNCR = 0x80;
  private static final int IXON = 0x400;
  private static final int ISIG = 0x1;
  private static final int ICANON = 0x2;
  private static final int ECHO = 0x8;
  private static final int ECHONL = 0x40;
  private static final int IEXTEN = 0x8000;
  private static final int QUIET = ISIG | ICANON | ECHO | ECHONL | IEXTEN;

  private final Memory memory;

  private Termios(Memory memory) {
    this.memory = memory;
  }

  static Termios of(Libc libc, int fd) {
    Memory memory = new Memory(BYTES);
    libc.tcgetattr(fd, memory);
    return new Termios(memory);
  }

  void set(Libc libc, int fd) {
    libc.tcsetattr(fd, Libc.TCSANOW, memory);
  }

  /** Returns the same, except that keys come one by one and are not shown. */
  Termios quiet() {
    Memory copy = new Memory(BYTES);
    copy.write(0, memory.getByteArray(0, BYTES), 0, BYTES);
    // Without IXON a Ctrl-S from before no longer holds up our own words.
    copy.setInt(C_IFLAG, copy.getInt(C_IFLAG) & ~(ISTRIP | INLCR | IGNCR | IXON));
    copy.setInt(C_LFLAG, copy.getInt(C_LFLAG) & ~QUIET);
    copy.setByte(VMIN, (byte) 1);
    copy.setByte(VTIME, (byte) 0);
    return new Termios(copy);
  }

  boolean isQuiet() {
    return (memory.getInt(C_LFLAG) & QUIET) == 0;
  }
}
