// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.windows;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** The part of kernel32.dll that tells who shares a console, and how long the system runs. */
interface Kernel32 extends Library {
  /** https://learn.microsoft.com/windows/console/getconsoleprocesslist */
  int GetConsoleProcessList(int[] processes, int count);

  /** https://learn.microsoft.com/windows/win32/api/sysinfoapi/nf-sysinfoapi-gettickcount64 */
  long GetTickCount64();

  /** Loaded on first use. */
  final class Loaded {
    static final Kernel32 KERNEL32 = Native.load("kernel32", Kernel32.class);

    private Loaded() {}
  }
}
