// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a Unix's C library that handles terminals; see the manual page of each function. What
 * the numbers are is up to {@link UnixAbi}.
 */
interface Libc extends Library {
  // The same on all that this program runs on.
  int EINTR = 4;
  int EIO = 5;
  int TCSANOW = 0;

  int open(String path, int flags) throws LastErrorException;

  int close(int fd) throws LastErrorException;

  NativeLong read(int fd, Pointer buffer, NativeLong count) throws LastErrorException;

  NativeLong write(int fd, Pointer buffer, NativeLong count) throws LastErrorException;

  int poll(Pointer fds, NativeLong count, int timeout) throws LastErrorException;

  int select(
      int count,
      @Nullable Pointer read,
      @Nullable Pointer write,
      @Nullable Pointer except,
      Pointer patience)
      throws LastErrorException;

  /** Of variable length also here: Apple's processors pass such arguments elsewhere than others. */
  int ioctl(int fd, NativeLong request, Object... argument) throws LastErrorException;

  int tcgetattr(int fd, Pointer termios) throws LastErrorException;

  int tcsetattr(int fd, int when, Pointer termios) throws LastErrorException;

  int tcflush(int fd, int queue) throws LastErrorException;

  int tcgetpgrp(int fd) throws LastErrorException;

  int getpgrp();

  int kill(int pid, int signal) throws LastErrorException;

  int raise(int signal) throws LastErrorException;

  int sigaction(int signal, @Nullable Pointer action, @Nullable Pointer previous)
      throws LastErrorException;

  int sigemptyset(Pointer set);

  int sigaddset(Pointer set, int signal);

  int pthread_sigmask(int how, Pointer set, @Nullable Pointer previous);

  /** Loaded on first use, so that nothing native is needed before a question is asked. */
  final class Loaded {
    /**
     * From the process itself, which has it anyway: no search path can put another in its place.
     */
    static final Libc LIBC = Native.load((String) null, Libc.class);

    private Loaded() {}
  }
}
