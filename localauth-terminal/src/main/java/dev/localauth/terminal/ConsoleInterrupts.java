// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import java.io.IOException;

/** Ctrl-C on a Windows console, which reaches every process there. */
public final class ConsoleInterrupts {
  private static final Kernel32.HandlerRoutine PASS_OVER =
      event -> event == Kernel32.CTRL_C_EVENT || event == Kernel32.CTRL_BREAK_EVENT;

  private ConsoleInterrupts() {}

  /**
   * From now on this process ignores Ctrl-C and Ctrl-Break; its children do not. Closing the window
   * still ends it.
   *
   * @throws IOException if the system does not allow it
   */
  public static void leaveToOthers() throws IOException {
    try {
      // Not the null handler, which children would inherit.
      if (!Kernel32.Loaded.KERNEL32.SetConsoleCtrlHandler(PASS_OVER, true)) {
        throw new IOException("SetConsoleCtrlHandler failed");
      }
    } catch (LinkageError e) {
      throw new IOException("kernel32.dll cannot be called", e);
    }
  }
}
