// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.Memory;

/** The mode of a terminal; see termios(3). */
final class Termios {
  private final TermiosLayout layout;
  private final Memory memory;

  private Termios(TermiosLayout layout, Memory memory) {
    this.layout = layout;
    this.memory = memory;
  }

  static Termios of(Libc libc, TermiosLayout layout, int fd) {
    Memory memory = new Memory(layout.bytes());
    libc.tcgetattr(fd, memory);
    return new Termios(layout, memory);
  }

  void set(Libc libc, int fd) {
    libc.tcsetattr(fd, Libc.TCSANOW, memory);
  }

  /** Returns the same, except that keys come one by one and are not shown. */
  Termios quiet() {
    Memory copy = new Memory(layout.bytes());
    copy.write(0, memory.getByteArray(0, layout.bytes()), 0, layout.bytes());
    clear(copy, layout.inputFlags(), layout.cooking());
    clear(copy, layout.localFlags(), layout.loud());
    copy.setByte(layout.leastBytes(), (byte) 1);
    copy.setByte(layout.patience(), (byte) 0);
    return new Termios(layout, copy);
  }

  private static void clear(Memory mode, int word, int flags) {
    mode.setInt(word, mode.getInt(word) & ~flags);
  }

  boolean isQuiet() {
    return (memory.getInt(layout.localFlags()) & layout.loud()) == 0;
  }
}
