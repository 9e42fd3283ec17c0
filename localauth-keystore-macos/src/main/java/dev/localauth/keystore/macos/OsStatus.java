// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import dev.localauth.api.SecretStoreException.Reason;
import java.util.Optional;
import java.util.stream.Stream;

/** The statuses of SecBase.h that the keychain is known to answer with, by their names there. */
enum OsStatus {
  errSecUnimplemented(-4, Reason.UNAVAILABLE),
  errSecDiskFull(-34, Reason.UNWRITABLE),
  errSecIO(-36, Reason.FAILED),
  errSecParam(-50, Reason.FAILED),
  errSecWrPerm(-61, Reason.UNWRITABLE),
  errSecAllocate(-108, Reason.FAILED),
  errSecUserCanceled(-128, Reason.DENIED),
  errSecInternalComponent(-2070, Reason.FAILED),
  errSecNoAccessForItem(-25243, Reason.DENIED),
  errSecNotAvailable(-25291, Reason.UNAVAILABLE),
  errSecReadOnly(-25292, Reason.UNWRITABLE),
  errSecAuthFailed(-25293, Reason.DENIED),
  errSecNoSuchKeychain(-25294, Reason.UNAVAILABLE),
  errSecInvalidKeychain(-25295, Reason.CORRUPT),
  errSecDuplicateItem(-25299, Reason.FAILED),
  errSecItemNotFound(-25300, Reason.FAILED),
  errSecDataTooLarge(-25302, Reason.FAILED),
  errSecNoSuchAttr(-25303, Reason.FAILED),
  errSecInvalidItemRef(-25304, Reason.FAILED),
  errSecNoDefaultKeychain(-25307, Reason.UNAVAILABLE),
  errSecInteractionNotAllowed(-25308, Reason.LOCKED),
  errSecInteractionRequired(-25315, Reason.LOCKED),
  errSecDataNotAvailable(-25316, Reason.FAILED),
  errSecDecode(-26275, Reason.CORRUPT),
  errSecMissingEntitlement(-34018, Reason.UNAVAILABLE);

  static final int SUCCESS = 0;

  private final int number;
  private final Reason reason;

  OsStatus(int number, Reason reason) {
    this.number = number;
    this.reason = reason;
  }

  static Optional<OsStatus> of(int number) {
    return Stream.of(values()).filter(each -> each.number == number).findFirst();
  }

  int number() {
    return number;
  }

  /** Returns what a caller can act on, if nothing is known about the lock. */
  Reason reason() {
    return reason;
  }

  /** Returns the name and the number. */
  String told() {
    return name() + " (" + number + ")";
  }
}
