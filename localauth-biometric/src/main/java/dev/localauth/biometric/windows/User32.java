// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The part of winuser.h that is used here. */
interface User32 extends Library {
  /** https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getforegroundwindow */
  @Nullable Pointer GetForegroundWindow();
}
