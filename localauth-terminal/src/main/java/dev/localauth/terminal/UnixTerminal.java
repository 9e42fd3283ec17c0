// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The terminal behind {@code /dev/tty}. */
final class UnixTerminal implements Terminal {
  private static final Duration TO_WRITE = Duration.ofSeconds(5);

  private final UnixAbi abi;
  private final Libc libc;
  private final int fd;
  private final Thread onExit = new Thread(this::leave, "restore-terminal");

  private @Nullable Termios before;
  private boolean leaving;

  private UnixTerminal(UnixAbi abi, Libc libc, int fd) {
    this.abi = abi;
    this.libc = libc;
    this.fd = fd;
  }

  static Terminal open(UnixAbi abi) throws IOException {
    try {
      Libc libc = Libc.Loaded.LIBC;
      // Not blocking, so that a terminal that takes no output cannot hold up the launch.
      return new UnixTerminal(abi, libc, libc.open("/dev/tty", abi.openFlags()));
    } catch (LastErrorException e) {
      throw failure("open /dev/tty", e);
    } catch (LinkageError e) {
      throw new IOException("the C library cannot be called", e);
    }
  }

  @Override
  public Size size() throws IOException {
    try (Memory window = new Memory(8)) {
      libc.ioctl(fd, abi.windowSize(), window);
      return Size.orUsual(window.getShort(0), window.getShort(2));
    } catch (LastErrorException e) {
      throw failure("TIOCGWINSZ", e);
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    try (Memory memory = new Memory(bytes.length)) {
      memory.write(0, bytes, 0, bytes.length);
      try {
        write(memory, bytes.length);
      } finally {
        memory.clear();
      }
    }
  }

  private void write(Memory memory, int length) throws IOException {
    int written = 0;
    while (written < length) {
      if (!ready(UnixAbi.Event.OUTPUT, TO_WRITE)) {
        throw new IOException("the terminal takes no output");
      }
      try {
        NativeLong rest = new NativeLong(length - written);
        written += libc.write(fd, memory.share(written), rest).intValue();
      } catch (LastErrorException e) {
        passOver("write", e);
      }
    }
  }

  @Override
  public int read(byte[] buffer, Duration limit) throws IOException {
    try (Memory memory = new Memory(buffer.length)) {
      if (!ready(UnixAbi.Event.INPUT, limit)) {
        return 0;
      }
      try {
        int count = libc.read(fd, memory, new NativeLong(buffer.length)).intValue();
        memory.read(0, buffer, 0, count);
        return count == 0 ? CLOSED : count;
      } finally {
        memory.clear();
      }
    } catch (LastErrorException e) {
      if (e.getErrorCode() == Libc.EIO) {
        return CLOSED; // hung up
      }
      passOver("read", e);
      return 0;
    }
  }

  private boolean ready(UnixAbi.Event event, Duration limit) throws IOException {
    try {
      return abi.waiting().ready(libc, fd, event, limit);
    } catch (LastErrorException e) {
      passOver("wait", e);
      return event == UnixAbi.Event.OUTPUT; // a write says EAGAIN if it is too early
    }
  }

  @Override
  public void seize() throws IOException {
    try {
      Runtime.getRuntime().addShutdownHook(onExit);
      quieten();
      libc.tcflush(fd, abi.inputQueue());
    } catch (IllegalStateException e) {
      throw new IOException("the program is ending", e);
    } catch (LastErrorException e) {
      throw failure("tcsetattr", e);
    }
  }

  @Override
  public boolean regain() throws IOException {
    try {
      if (Termios.of(libc, abi.termios(), fd).isQuiet() || !isOurs()) {
        return false;
      }
      quieten();
      return true;
    } catch (LastErrorException e) {
      throw failure("tcsetattr", e);
    }
  }

  private void quieten() {
    synchronized (onExit) {
      if (leaving) {
        return;
      }
      Termios found = Termios.of(libc, abi.termios(), fd);
      if (before == null) {
        before = found;
      }
      found.quiet().set(libc, fd);
    }
  }

  @Override
  public void release() {
    putBack();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // the program is ending, and the hook runs or has run
    }
  }

  private void leave() {
    synchronized (onExit) {
      leaving = true;
      putBack();
    }
  }

  private void putBack() {
    synchronized (onExit) {
      Termios found = before;
      before = null;
      if (found == null) {
        return;
      }
      try {
        write(new byte[] {'\n'});
        if (isOurs()) {
          libc.tcflush(fd, abi.inputQueue());
        }
      } catch (LastErrorException | IOException e) {
        // the words do not matter, the mode does
      }
      try {
        if (isOurs()) {
          found.set(libc, fd);
        }
      } catch (LastErrorException e) {
        // hung up: nothing is left to be put back
      }
    }
  }

  /** In the background the terminal is somebody else's, and touching it would stop this process. */
  private boolean isOurs() {
    return libc.tcgetpgrp(fd) == libc.getpgrp();
  }

  @Override
  public void suspend() throws IOException {
    try {
      new JobStop(abi, libc).stop();
    } catch (LastErrorException e) {
      throw failure("kill", e);
    }
  }

  @Override
  public void close() {
    release();
    try {
      libc.close(fd);
    } catch (LastErrorException e) {
      // it is closed nevertheless: close(2)
    }
  }

  private void passOver(String call, LastErrorException e) throws IOException {
    if (e.getErrorCode() != Libc.EINTR && e.getErrorCode() != abi.tryAgain()) {
      throw failure(call, e);
    }
  }

  private static IOException failure(String call, LastErrorException e) {
    return new IOException(call + ": " + e.getMessage(), e);
  }
}
