// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.biometric.platform.Answer;
import java.util.Optional;
import java.util.stream.Stream;

/** The errors of LAError.h by their names there, and what each of them comes to. */
enum LaError {
  LAErrorAuthenticationFailed(-1, "the finger was not recognized"),
  LAErrorUserCancel(-2, LaError.CANCELLED),
  LAErrorUserFallback(-3, LaError.CANCELLED),
  LAErrorSystemCancel(-4, LaError.CANCELLED),
  LAErrorPasscodeNotSet(-5, "Touch ID needs an account with a password"),
  LAErrorBiometryNotAvailable(-6, "Touch ID is not available on this Mac now"),
  LAErrorBiometryNotEnrolled(-7, "Touch ID knows no finger of this account"),
  LAErrorBiometryLockout(-8, "macOS has locked Touch ID after too many misses"),
  LAErrorAppCancel(-9, LaError.CANCELLED),
  LAErrorInvalidContext(-10, "macOS has ended the question"),
  LAErrorCompanionNotAvailable(-11, "no device is near that could answer"),
  LAErrorBiometryNotPaired(-12, "the keyboard with Touch ID is not paired"),
  LAErrorBiometryDisconnected(-13, "the keyboard with Touch ID is not connected"),
  LAErrorInvalidDimensions(-14, "macOS could not lay out the question"),
  LAErrorNotInteractive(-1004, "macOS may not show anything here");

  private static final String CANCELLED = "the question of Touch ID was cancelled";

  private final long number;
  private final String words;

  LaError(long number, String words) {
    this.number = number;
    this.words = words;
  }

  /** Returns what stands in the way before anybody was asked. */
  static AuthenticatorException obstacle(long number) {
    return new AuthenticatorException(Reason.UNAVAILABLE, told(number), hint(number));
  }

  /**
   * Returns what a question comes to that macOS ended with an error.
   *
   * <p>Only one error says by itself that nothing was shown. Behind every other one there may be
   * fingers that were not recognized: the sheet takes several, macOS does not tell how many, and
   * whoever guesses could cancel, or unplug the keyboard, before the last. So those count.
   */
  static Answer answer(long number) throws AuthenticatorException {
    if (of(number).equals(Optional.of(LAErrorAuthenticationFailed))) {
      return Answer.WRONG;
    }
    if (of(number).equals(Optional.of(LAErrorNotInteractive))) {
      throw obstacle(number);
    }
    throw new AuthenticatorException(Reason.FAILED, told(number), hint(number));
  }

  private static Optional<LaError> of(long number) {
    return Stream.of(values()).filter(each -> each.number == number).findFirst();
  }

  private static String told(long number) {
    return of(number)
        .map(each -> each.words + " (" + each + ", " + number + ")")
        .orElse("Touch ID failed (LAError " + number + ")");
  }

  private static String hint(long number) {
    return of(number).map(LaError::hint).orElse("");
  }

  private String hint() {
    return switch (this) {
      case LAErrorUserCancel, LAErrorUserFallback, LAErrorSystemCancel, LAErrorAppCancel ->
          "run the command again; this counts as a miss, because macOS does not tell of any before";
      case LAErrorBiometryLockout -> "lock the screen, unlock it with the password, and try again";
      case LAErrorBiometryNotAvailable -> "open the lid of this Mac, or use another way";
      case LAErrorBiometryNotEnrolled -> "add a finger in the system settings, or use another way";
      case LAErrorBiometryNotPaired, LAErrorBiometryDisconnected ->
          "connect the keyboard, or use another way";
      case LAErrorNotInteractive -> "use another way";
      default -> "";
    };
  }
}
