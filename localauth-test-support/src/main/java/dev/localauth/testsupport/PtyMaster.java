// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import static dev.localauth.testsupport.Libc.LIBC;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** The end of a pseudo-terminal on which the person would sit. */
final class PtyMaster {
  private static final int EINTR = 4;
  private static final int GLANCE_MILLIS = 100;

  private final int fd;
  private final Path slave;

  private PtyMaster(int fd, Path slave) {
    this.fd = fd;
    this.slave = slave;
  }

  static PtyMaster open() {
    int fd = LIBC.posix_openpt(Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC);
    LIBC.grantpt(fd);
    LIBC.unlockpt(fd);
    byte[] name = new byte[128];
    LIBC.ptsname_r(fd, name, new NativeLong(name.length));
    return new PtyMaster(fd, Path.of(Native.toString(name)));
  }

  Path slave() {
    return slave;
  }

  void resize(int rows, int columns) {
    LIBC.ioctl(fd, Libc.TIOCSWINSZ, new short[] {(short) rows, (short) columns, 0, 0});
  }

  boolean echoes() {
    try (Memory termios = new Memory(Libc.TERMIOS_BYTES)) {
      LIBC.tcgetattr(fd, termios);
      return (termios.getInt(Libc.C_LFLAG) & Libc.ECHO) != 0;
    }
  }

  /**
   * Returns what was written on the other end. Nothing when that end is closed for good, or {@code
   * hungUp} says so: where the leader of the session has ended, but another process still holds
   * that end, Linux lets this one wait forever.
   */
  byte[] read(BooleanSupplier hungUp) {
    byte[] buffer = new byte[8192];
    while (true) {
      try {
        boolean last = hungUp.getAsBoolean();
        if (isReadable()) {
          int count = LIBC.read(fd, buffer, new NativeLong(buffer.length)).intValue();
          return Arrays.copyOf(buffer, count);
        }
        if (last) {
          return new byte[0];
        }
      } catch (LastErrorException e) {
        if (e.getErrorCode() != EINTR) {
          return new byte[0]; // EIO: nobody holds the other end any more
        }
      }
    }
  }

  private boolean isReadable() {
    try (Memory pollfd = new Memory(8)) {
      pollfd.setInt(0, fd);
      pollfd.setInt(4, Libc.POLLIN);
      return LIBC.poll(pollfd, new NativeLong(1), GLANCE_MILLIS) > 0;
    }
  }

  void write(byte[] bytes) {
    byte[] rest = bytes;
    while (rest.length > 0) {
      int count = LIBC.write(fd, rest, new NativeLong(rest.length)).intValue();
      rest = Arrays.copyOfRange(rest, count, rest.length);
    }
  }

  void close() {
    LIBC.close(fd);
  }
}
