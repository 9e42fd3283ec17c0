// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** The console behind {@code CONIN$} and {@code CONOUT$}, whatever the standard streams are. */
final class WindowsTerminal implements Terminal {
  /** What lets the console answer for the person, or show or interpret what they type. */
  private static final int LOUD =
      Kernel32.ENABLE_PROCESSED_INPUT
          | Kernel32.ENABLE_LINE_INPUT
          | Kernel32.ENABLE_ECHO_INPUT
          | Kernel32.ENABLE_WINDOW_INPUT
          | Kernel32.ENABLE_MOUSE_INPUT
          | Kernel32.ENABLE_VIRTUAL_TERMINAL_INPUT;

  private static final int OUTPUT =
      Kernel32.ENABLE_PROCESSED_OUTPUT
          | Kernel32.ENABLE_WRAP_AT_EOL_OUTPUT
          | Kernel32.ENABLE_VIRTUAL_TERMINAL_PROCESSING;

  private static final int SCREEN_BUFFER_INFO_BYTES = 22;
  private static final int WINDOW = 10;

  private final Kernel32 kernel;
  private final Pointer in;
  private final Pointer out;
  private final int outputBefore;
  private final KeyRecord key = new KeyRecord();
  private final Thread onExit = new Thread(this::leave, "restore-console");

  private OptionalInt before = OptionalInt.empty();
  private boolean leaving;

  private WindowsTerminal(Kernel32 kernel, Pointer in, Pointer out) throws IOException {
    this.kernel = kernel;
    this.in = in;
    this.out = out;
    outputBefore = mode(out);
    int output = (outputBefore | OUTPUT) & ~Kernel32.DISABLE_NEWLINE_AUTO_RETURN;
    require("SetConsoleMode", kernel.SetConsoleMode(out, output));
  }

  static Terminal open() throws IOException {
    try {
      return open(Kernel32.Loaded.KERNEL32);
    } catch (LinkageError e) {
      throw new IOException("kernel32.dll cannot be called", e);
    }
  }

  static Terminal open(Kernel32 kernel) throws IOException {
    Pointer in = device(kernel, "CONIN$");
    Pointer out = in;
    try {
      out = device(kernel, "CONOUT$");
      return new WindowsTerminal(kernel, in, out);
    } catch (IOException | RuntimeException | Error failure) {
      kernel.CloseHandle(in);
      if (!out.equals(in)) {
        kernel.CloseHandle(out);
      }
      throw failure;
    }
  }

  private static Pointer device(Kernel32 kernel, String name) throws IOException {
    Pointer handle =
        kernel.CreateFileW(
            new WString(name),
            Kernel32.GENERIC_READ | Kernel32.GENERIC_WRITE,
            Kernel32.FILE_SHARE_READ | Kernel32.FILE_SHARE_WRITE,
            null,
            Kernel32.OPEN_EXISTING,
            0,
            null);
    require("CreateFileW " + name, !Kernel32.INVALID_HANDLE_VALUE.equals(handle));
    return handle;
  }

  @Override
  public Size size() throws IOException {
    try (Memory info = new Memory(SCREEN_BUFFER_INFO_BYTES)) {
      require("GetConsoleScreenBufferInfo", kernel.GetConsoleScreenBufferInfo(out, info));
      int left = info.getShort(WINDOW);
      int top = info.getShort(WINDOW + 2);
      int right = info.getShort(WINDOW + 4);
      int bottom = info.getShort(WINDOW + 6);
      return Size.orUsual(bottom - top + 1, right - left + 1);
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    try (Utf16Text text = Utf16Text.of(bytes)) {
      IntByReference written = new IntByReference();
      for (int done = 0; done < text.length(); done += written.getValue()) {
        require(
            "WriteConsoleW",
            kernel.WriteConsoleW(out, text.from(done), text.pieceFrom(done), written, null)
                && written.getValue() > 0);
      }
    }
  }

  @Override
  public int read(byte[] buffer, Duration limit) throws IOException {
    int waited = kernel.WaitForSingleObject(in, (int) Math.max(0, limit.toMillis()));
    if (waited == Kernel32.WAIT_FAILED) {
      return closedOr("WaitForSingleObject");
    }
    if (waited != Kernel32.WAIT_OBJECT_0) {
      return 0;
    }
    try (Memory event = new Memory(KeyRecord.BYTES)) {
      try {
        if (!kernel.ReadConsoleInputW(in, event, 1, new IntByReference())) {
          return closedOr("ReadConsoleInputW");
        }
        return key.take(event, buffer);
      } finally {
        event.clear();
      }
    }
  }

  private static int closedOr(String call) throws IOException {
    int error = Native.getLastError();
    if (error == Kernel32.ERROR_INVALID_HANDLE || error == Kernel32.ERROR_BROKEN_PIPE) {
      return CLOSED;
    }
    throw failure(call, error);
  }

  @Override
  public void seize() throws IOException {
    try {
      Runtime.getRuntime().addShutdownHook(onExit);
    } catch (IllegalStateException e) {
      throw new IOException("the program is ending", e);
    }
    quieten();
    require("FlushConsoleInputBuffer", kernel.FlushConsoleInputBuffer(in));
  }

  @Override
  public boolean regain() throws IOException {
    if ((mode(in) & LOUD) == 0) {
      return false;
    }
    quieten();
    return true;
  }

  private void quieten() throws IOException {
    synchronized (onExit) {
      if (leaving) {
        return;
      }
      int found = mode(in);
      if (before.isEmpty()) {
        before = OptionalInt.of(found);
      }
      require("SetConsoleMode", kernel.SetConsoleMode(in, found & ~LOUD));
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
      OptionalInt found = before;
      before = OptionalInt.empty();
      if (found.isEmpty()) {
        return;
      }
      try {
        write(new byte[] {'\n'});
      } catch (IOException e) {
        // the words do not matter, the mode does
      }
      kernel.FlushConsoleInputBuffer(in);
      kernel.SetConsoleMode(in, found.getAsInt());
    }
  }

  /** A console has no jobs that could be stopped. */
  @Override
  public void suspend() {}

  @Override
  public void close() {
    release();
    kernel.SetConsoleMode(out, outputBefore);
    kernel.CloseHandle(in);
    kernel.CloseHandle(out);
  }

  private int mode(Pointer console) throws IOException {
    IntByReference mode = new IntByReference();
    require("GetConsoleMode", kernel.GetConsoleMode(console, mode));
    return mode.getValue();
  }

  private static void require(String call, boolean succeeded) throws IOException {
    if (!succeeded) {
      throw failure(call, Native.getLastError());
    }
  }

  private static IOException failure(String call, int error) {
    return new IOException(call + ": error " + error);
  }
}
