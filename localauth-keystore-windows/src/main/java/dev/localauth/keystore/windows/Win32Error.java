// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import dev.localauth.api.SecretStoreException.Reason;
import java.util.Optional;
import java.util.stream.Stream;

/** The errors of winerror.h that Credential Manager and DPAPI are known to answer with. */
enum Win32Error {
  // DPAPI without the profile of the account, as in some services.
  ERROR_FILE_NOT_FOUND(2, Reason.UNAVAILABLE),
  ERROR_PATH_NOT_FOUND(3, Reason.UNAVAILABLE),
  ERROR_ACCESS_DENIED(5, Reason.DENIED),
  ERROR_NOT_ENOUGH_MEMORY(8, Reason.FAILED),
  ERROR_INVALID_DATA(13, Reason.CORRUPT),
  ERROR_WRITE_PROTECT(19, Reason.UNWRITABLE),
  ERROR_NOT_SUPPORTED(50, Reason.UNAVAILABLE),
  ERROR_INVALID_PARAMETER(87, Reason.FAILED),
  ERROR_DISK_FULL(112, Reason.UNWRITABLE),
  ERROR_CALL_NOT_IMPLEMENTED(120, Reason.UNAVAILABLE),
  ERROR_MORE_DATA(234, Reason.FAILED),
  ERROR_INVALID_FLAGS(1004, Reason.FAILED),
  ERROR_SERVICE_DISABLED(1058, Reason.UNAVAILABLE),
  ERROR_SERVICE_NOT_ACTIVE(1062, Reason.UNAVAILABLE),
  ERROR_NOT_FOUND(1168, Reason.FAILED),
  ERROR_NO_SUCH_LOGON_SESSION(1312, Reason.UNAVAILABLE),
  RPC_S_SERVER_UNAVAILABLE(1722, Reason.UNAVAILABLE),
  RPC_X_BAD_STUB_DATA(1783, Reason.FAILED),
  ERROR_NOT_ENOUGH_QUOTA(1816, Reason.UNWRITABLE),
  ERROR_BAD_USERNAME(2202, Reason.FAILED),
  NTE_BAD_DATA(0x80090005, Reason.CORRUPT),
  // The key that DPAPI keeps for the account cannot be opened, as after a password was reset.
  NTE_BAD_KEY_STATE(0x8009000B, Reason.DENIED);

  private final int number;
  private final Reason reason;

  Win32Error(int number, Reason reason) {
    this.number = number;
    this.reason = reason;
  }

  static Optional<Win32Error> of(int number) {
    return Stream.of(values()).filter(each -> each.number == number).findFirst();
  }

  int number() {
    return number;
  }

  Reason reason() {
    return reason;
  }
}
