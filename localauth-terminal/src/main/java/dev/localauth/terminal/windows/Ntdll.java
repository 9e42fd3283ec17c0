// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.windows;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** The part of ntdll.dll that tells when the system was started. */
interface Ntdll extends Library {
  int STATUS_SUCCESS = 0;
  int SYSTEM_TIME_OF_DAY_INFORMATION = 3;

  /** https://learn.microsoft.com/windows/win32/api/winternl/nf-winternl-ntquerysysteminformation */
  int NtQuerySystemInformation(int what, Pointer answer, int length, IntByReference written);

  /** Loaded on first use. */
  final class Loaded {
    static final Ntdll NTDLL = Native.load("ntdll", Ntdll.class);

    private Loaded() {}
  }
}
