// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/**
 * The part of kernel32.dll that handles consoles; see
 * https://learn.microsoft.com/windows/console/console-functions.
 */
interface Kernel32 extends Library {
  int GENERIC_READ = 0x80000000;
  int GENERIC_WRITE = 0x40000000;
  int FILE_SHARE_READ = 0x1;
  int FILE_SHARE_WRITE = 0x2;
  int OPEN_EXISTING = 3;
  Pointer INVALID_HANDLE_VALUE = Pointer.createConstant(-1L);

  int ENABLE_PROCESSED_INPUT = 0x1;
  int ENABLE_LINE_INPUT = 0x2;
  int ENABLE_ECHO_INPUT = 0x4;
  int ENABLE_WINDOW_INPUT = 0x8;
  int ENABLE_MOUSE_INPUT = 0x10;
  int ENABLE_VIRTUAL_TERMINAL_INPUT = 0x200;

  int ENABLE_PROCESSED_OUTPUT = 0x1;
  int ENABLE_WRAP_AT_EOL_OUTPUT = 0x2;
  int ENABLE_VIRTUAL_TERMINAL_PROCESSING = 0x4;
  int DISABLE_NEWLINE_AUTO_RETURN = 0x8;

  int WAIT_OBJECT_0 = 0;
  int WAIT_FAILED = -1;

  int CTRL_C_EVENT = 0;
  int CTRL_BREAK_EVENT = 1;

  int ERROR_INVALID_HANDLE = 6;
  int ERROR_BROKEN_PIPE = 109;

  Pointer CreateFileW(
      WString name,
      int access,
      int share,
      @Nullable Pointer security,
      int disposition,
      int flags,
      @Nullable Pointer template);

  boolean CloseHandle(Pointer handle);

  int WaitForSingleObject(Pointer handle, int milliseconds);

  boolean GetConsoleMode(Pointer console, IntByReference mode);

  boolean SetConsoleMode(Pointer console, int mode);

  boolean FlushConsoleInputBuffer(Pointer console);

  boolean ReadConsoleInputW(Pointer console, Pointer records, int length, IntByReference read);

  boolean WriteConsoleW(
      Pointer console, Pointer text, int length, IntByReference written, @Nullable Pointer none);

  boolean GetConsoleScreenBufferInfo(Pointer console, Pointer info);

  boolean SetConsoleCtrlHandler(HandlerRoutine handler, boolean add);

  /** Called on a thread of its own; true if nobody else needs to know. */
  @FunctionalInterface
  interface HandlerRoutine extends Callback {
    boolean handle(int event);
  }

  /** Loaded on first use, so that nothing native is needed before a question is asked. */
  final class Loaded {
    /** Every process has it, and Windows takes it from nowhere but its own directory. */
    static final Kernel32 KERNEL32 = Native.load("kernel32", Kernel32.class);

    private Loaded() {}
  }
}
