// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The part of sysinfoapi.h and wincon.h that is used here. */
interface Kernel32 extends Library {
  /** https://learn.microsoft.com/windows/win32/api/sysinfoapi/nf-sysinfoapi-getsystemdirectoryw */
  int GetSystemDirectoryW(Pointer buffer, int characters);

  /** https://learn.microsoft.com/windows/console/getconsolewindow */
  @Nullable Pointer GetConsoleWindow();
}
