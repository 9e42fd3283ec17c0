// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The part of sysinfoapi.h that is used here. */
interface Kernel32 extends Library {
  /** https://learn.microsoft.com/windows/win32/api/sysinfoapi/nf-sysinfoapi-getsystemdirectoryw */
  int GetSystemDirectoryW(Pointer buffer, int characters);
}
