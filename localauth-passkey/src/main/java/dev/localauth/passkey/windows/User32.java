// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The part of winuser.h that is used here. */
interface User32 extends Library {
  int GA_ROOTOWNER = 3;
  int WM_CLOSE = 0x10;
  int WS_POPUP = 0x8000_0000;
  int WS_VISIBLE = 0x1000_0000;
  int WS_EX_TOOLWINDOW = 0x80;

  /** https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getancestor */
  @Nullable Pointer GetAncestor(Pointer window, int flags);

  /** https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-iswindowvisible */
  int IsWindowVisible(Pointer window);

  /** https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getforegroundwindow */
  @Nullable Pointer GetForegroundWindow();

  /** https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-createwindowexw */
  @Nullable Pointer CreateWindowExW(
      int extendedStyle,
      Pointer className,
      Pointer name,
      int style,
      int x,
      int y,
      int width,
      int height,
      @Nullable Pointer parent,
      @Nullable Pointer menu,
      @Nullable Pointer instance,
      @Nullable Pointer parameter);

  /** https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-iswindow */
  int IsWindow(Pointer window);

  /** https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getmessagew */
  int GetMessageW(Pointer message, @Nullable Pointer window, int first, int last);

  /** https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-dispatchmessagew */
  long DispatchMessageW(Pointer message);

  /** https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-postmessagew */
  int PostMessageW(Pointer window, int message, long first, long second);
}
