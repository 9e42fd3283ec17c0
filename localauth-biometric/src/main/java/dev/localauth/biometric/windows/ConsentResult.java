// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.biometric.platform.Answer;

/**
 * {@code UserConsentVerificationResult}: what a dialog that was shown comes to.
 *
 * <p>The dialog lets several fingers be tried and does not tell how many were not recognized, so
 * whoever guesses could cancel before the last. Nothing but a yes is therefore given back.
 */
final class ConsentResult {
  private static final int VERIFIED = 0;
  private static final int RETRIES_EXHAUSTED = 5;
  private static final int CANCELED = 6;

  private ConsentResult() {}

  static Answer answer(int number) throws AuthenticatorException {
    return switch (number) {
      case VERIFIED -> Answer.VERIFIED;
      case RETRIES_EXHAUSTED -> Answer.WRONG;
      case CANCELED -> throw cancelled("Canceled, " + CANCELED);
      default -> throw Obstacle.told(number, Reason.FAILED);
    };
  }

  static AuthenticatorException cancelled(String told) {
    return new AuthenticatorException(
        Reason.FAILED,
        "the question of Windows Hello was cancelled (" + told + ")",
        "run the command again; this counts as a miss, because Windows does not tell of any before");
  }

  /** Returns the same failure of a dialog that was shown, as one that is not given back. */
  static AuthenticatorException counted(AuthenticatorException failure) {
    return failure.reason() == Reason.UNAVAILABLE
        ? new AuthenticatorException(
            Reason.FAILED, failure.getMessage(), failure.hint().orElse(""), failure)
        : failure;
  }
}
