// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** roapi.h and winstring.h. HRESULT is int: below 0 is a failure. */
interface Combase extends Library {
  int RO_INIT_MULTITHREADED = 1;

  /** https://learn.microsoft.com/windows/win32/api/roapi/nf-roapi-roinitialize */
  int RoInitialize(int initType);

  /** https://learn.microsoft.com/windows/win32/api/roapi/nf-roapi-rouninitialize */
  void RoUninitialize();

  /** https://learn.microsoft.com/windows/win32/api/roapi/nf-roapi-rogetactivationfactory */
  int RoGetActivationFactory(Pointer activatableClassId, Pointer iid, PointerByReference factory);

  /** https://learn.microsoft.com/windows/win32/api/winstring/nf-winstring-windowscreatestring */
  int WindowsCreateString(Pointer sourceString, int length, PointerByReference string);

  /** https://learn.microsoft.com/windows/win32/api/winstring/nf-winstring-windowsdeletestring */
  int WindowsDeleteString(@Nullable Pointer string);
}
