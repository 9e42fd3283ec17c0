// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import com.sun.jna.Library;
import com.sun.jna.ptr.IntByReference;

/** AuthSession.h. OSStatus is int. */
interface Security extends Library {
  int errSecSuccess = 0;
  int callerSecuritySession = -1;
  int sessionHasGraphicAccess = 0x0010;
  int sessionIsRemote = 0x1000;

  int SessionGetInfo(int session, IntByReference id, IntByReference attributes);
}
