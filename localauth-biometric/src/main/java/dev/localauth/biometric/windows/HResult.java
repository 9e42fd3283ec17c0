// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.util.Optional;
import java.util.stream.Stream;

/** The failures of winerror.h that a Windows without the dialog is known to answer with. */
enum HResult {
  E_NOTIMPL(0x80004001),
  E_NOINTERFACE(0x80004002),
  E_POINTER(0x80004003),
  REGDB_E_CLASSNOTREG(0x80040154),
  E_ACCESSDENIED(0x80070005),
  E_INVALIDARG(0x80070057);

  private static final String PASSKEY = "use passkey with Windows Hello";

  private final int number;

  HResult(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** Fails unless it is a success; as unavailable, which is right before anything is shown. */
  static void require(String call, int result) throws AuthenticatorException {
    if (result < 0) {
      throw failure(call, result);
    }
  }

  static AuthenticatorException failure(String call, int result) {
    Optional<HResult> known = of(result);
    String lead =
        known.filter(HResult::isMissing).isPresent()
            ? "this Windows has no consent dialog for a terminal, which came with Windows 11"
            : "the consent dialog of Windows failed";
    return new AuthenticatorException(
        Reason.UNAVAILABLE, lead + " (" + call + ": " + told(result) + ")", PASSKEY);
  }

  /** Returns the name, if it has one here, and the number. */
  static String told(int result) {
    String number = String.format("0x%08X", result);
    return of(result).map(known -> known + ", " + number).orElse(number);
  }

  private static Optional<HResult> of(int result) {
    return Stream.of(values()).filter(each -> each.number == result).findFirst();
  }

  private boolean isMissing() {
    return this == REGDB_E_CLASSNOTREG || this == E_NOINTERFACE || this == E_NOTIMPL;
  }
}
