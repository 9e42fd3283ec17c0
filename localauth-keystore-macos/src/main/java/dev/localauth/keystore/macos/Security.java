// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** SecItem.h, SecBase.h, SecKeychain.h, AuthSession.h. OSStatus is int. */
interface Security extends Library {
  int kSecUnlockStateStatus = 1;

  int callerSecuritySession = -1;
  int sessionHasGraphicAccess = 0x0010;

  int SecItemAdd(Pointer attributes, @Nullable PointerByReference result);

  int SecItemCopyMatching(Pointer query, PointerByReference result);

  int SecItemUpdate(Pointer query, Pointer attributesToUpdate);

  int SecItemDelete(Pointer query);

  @Nullable Pointer SecCopyErrorMessageString(int status, @Nullable Pointer reserved);

  int SecKeychainGetStatus(@Nullable Pointer keychain, IntByReference status);

  int SessionGetInfo(int session, IntByReference id, IntByReference attributes);
}
