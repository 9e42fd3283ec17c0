// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import org.jspecify.annotations.Nullable;

/** shellapi.h. */
interface Shell32 extends Library {
  int SW_SHOWNORMAL = 1;

  /** https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shellexecutew */
  @Nullable Pointer ShellExecuteW(
      @Nullable Pointer window,
      WString operation,
      WString file,
      @Nullable WString parameters,
      @Nullable WString directory,
      int show);
}
