// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The part of Linux's C library that makes pseudo-terminals; numbers of the generic layout. */
interface Libc extends Library {
  Libc LIBC = Native.load("c", Libc.class);

  int O_RDWR = 0x2;
  int O_NOCTTY = 0x100;
  int O_CLOEXEC = 0x80000;
  NativeLong TIOCSWINSZ = new NativeLong(0x5414);
  int TERMIOS_BYTES = 60;
  int C_LFLAG = 12;
  int ECHO = 0x8;
  int POLLIN = 0x1;

  int posix_openpt(int flags) throws LastErrorException;

  int grantpt(int fd) throws LastErrorException;

  int unlockpt(int fd) throws LastErrorException;

  int ptsname_r(int fd, byte[] name, NativeLong length);

  int ioctl(int fd, NativeLong request, short[] windowSize) throws LastErrorException;

  int tcgetattr(int fd, Pointer termios) throws LastErrorException;

  int poll(Pointer fds, NativeLong count, int timeout) throws LastErrorException;

  NativeLong read(int fd, byte[] buffer, NativeLong count) throws LastErrorException;

  NativeLong write(int fd, byte[] buffer, NativeLong count) throws LastErrorException;

  int close(int fd) throws LastErrorException;
}
