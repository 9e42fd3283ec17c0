// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import dev.localauth.api.AuthenticatorException.Reason;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The errors of winerror.h that webauthn.dll is known to answer with, and what they mean to the
 * person. Those that begin with ERROR come as HRESULT_FROM_WIN32.
 */
enum HResult {
  NTE_USER_CANCELLED(0x8009_0036, Reason.CANCELLED, Words.CANCELLED, ""),
  ERROR_CANCELLED(0x8007_04C7, Reason.CANCELLED, Words.CANCELLED, ""),
  ERROR_TIMEOUT(0x8007_05B4, Reason.TIMED_OUT, "nobody answered the window of Windows in time", ""),
  NTE_EXISTS(
      0x8009_000F,
      Reason.FAILED,
      "this device holds a passkey of yours for localauth already",
      "take another device, or keep the one that is registered"),
  NTE_NOT_FOUND(0x8009_0011, Reason.UNAVAILABLE, Words.NOT_HERE, Words.OTHERWISE),
  NTE_DEVICE_NOT_FOUND(0x8009_0035, Reason.UNAVAILABLE, Words.NOT_HERE, Words.OTHERWISE),
  NTE_NOT_SUPPORTED(0x8009_0029, Reason.UNAVAILABLE, Words.CANNOT, Words.OTHERWISE),
  ERROR_NOT_SUPPORTED(0x8007_0032, Reason.UNAVAILABLE, Words.CANNOT, Words.OTHERWISE),
  NTE_NOT_ACTIVE_CONSOLE(
      0x8009_0038,
      Reason.UNAVAILABLE,
      "Windows asks only at the screen of this computer",
      Words.OTHERWISE),
  NTE_DEVICE_NOT_READY(0x8009_0030, Reason.UNAVAILABLE, Words.BUSY, Words.LATER),
  ERROR_BUSY(0x8007_00AA, Reason.UNAVAILABLE, Words.BUSY, Words.LATER),
  NTE_TOKEN_KEYSET_STORAGE_FULL(
      0x8009_0023,
      Reason.FAILED,
      "the security key is full",
      "remove a passkey from it, or take another one"),
  NTE_INVALID_PARAMETER(0x8009_0027, Reason.FAILED, Words.FAILED, ""),
  E_INVALIDARG(0x8007_0057, Reason.FAILED, Words.FAILED, ""),
  E_ACCESSDENIED(0x8007_0005, Reason.FAILED, Words.FAILED, ""),
  E_FAIL(0x8000_4005, Reason.FAILED, Words.FAILED, "");

  private final int number;
  private final Reason reason;
  private final String sentence;
  private final String hint;

  HResult(int number, Reason reason, String sentence, String hint) {
    this.number = number;
    this.reason = reason;
    this.sentence = sentence;
    this.hint = hint;
  }

  static Optional<HResult> of(int number) {
    return Stream.of(values()).filter(each -> each.number == number).findFirst();
  }

  int number() {
    return number;
  }

  Reason reason() {
    return reason;
  }

  String sentence() {
    return sentence;
  }

  String hint() {
    return hint;
  }

  /** What several of them say. */
  static final class Words {
    static final String OTHERWISE = "use a browser: --via browser";
    static final String FAILED = "Windows did not do it";
    private static final String CANCELLED = "the window of Windows was closed without an answer";
    private static final String NOT_HERE =
        "Windows finds none of the devices that hold a passkey for localauth";
    private static final String CANNOT = "this Windows cannot do what is asked of it";
    private static final String BUSY = "Windows is busy with another request for a passkey";
    private static final String LATER = "close its window, and try again";

    private Words() {}
  }
}
