// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.biometric.platform.Answer;
import java.util.Locale;

/**
 * What PAM's last word means.
 *
 * @param ended the last word
 * @param anythingSaid whether PAM showed something or was given an answer before it
 */
record Judgment(Word.Ended ended, boolean anythingSaid) {
  private static final String ADMINISTRATOR = "ask whoever administers this machine";
  private static final String LOG = "see the system's log, and the file of the PAM service";

  Answer answer() throws AuthenticatorException {
    PamCode code = PamCode.of(ended.code());
    return switch (ended.stage()) {
      case START -> throw failure(Reason.UNAVAILABLE, "PAM could not be started", LOG);
      case AUTHENTICATE -> recognized(code);
      case ACCOUNT -> permitted(code);
    };
  }

  private Answer recognized(PamCode code) throws AuthenticatorException {
    return switch (code) {
      case AUTH_ERR, MAXTRIES, USER_UNKNOWN -> Answer.WRONG;
      case AUTHINFO_UNAVAIL -> throw undecided();
      case PERM_DENIED ->
          throw failure(Reason.FAILED, "PAM does not let this account be used now", ADMINISTRATOR);
      case CRED_INSUFFICIENT -> throw failure(Reason.FAILED, "PAM may not see what it needs", LOG);
      case MODULE_UNKNOWN, OPEN_ERR, SYMBOL_ERR ->
          throw failure(Reason.FAILED, "a PAM module of the service is missing", LOG);
      case CONV_ERR ->
          throw failure(Reason.FAILED, "a PAM module asked what cannot be asked here", LOG);
      default -> throw failure(Reason.FAILED, "PAM failed", LOG);
    };
  }

  private Answer permitted(PamCode code) throws AuthenticatorException {
    return switch (code) {
      case SUCCESS -> Answer.VERIFIED;
      case ACCT_EXPIRED -> throw failure(Reason.FAILED, "this account has expired", ADMINISTRATOR);
      case NEW_AUTHTOK_REQD, AUTHTOK_EXPIRED, CRED_EXPIRED ->
          throw failure(
              Reason.FAILED, "the password of this account has to be changed", "run passwd");
      case PERM_DENIED, AUTH_ERR, USER_UNKNOWN, MAXTRIES ->
          throw failure(Reason.FAILED, "PAM does not let this account be used now", ADMINISTRATOR);
      default -> throw failure(Reason.FAILED, "PAM could not check the account", LOG);
    };
  }

  /**
   * pam_fprintd says the same when no finger is enrolled and when the time is over or the reader
   * gone after some wrong fingers; but it tells the person to use the reader before it looks at any
   * finger. So only in silence was nothing tried, and only then may the attempt be given back.
   */
  private AuthenticatorException undecided() {
    return anythingSaid
        ? failure(
            Reason.TIMED_OUT,
            "nobody was recognized in time, or the reader is gone",
            "run the command again")
        : failure(
            Reason.UNAVAILABLE,
            "PAM has nothing to recognize you by",
            "enroll a finger with fprintd-enroll, or use another way");
  }

  private AuthenticatorException failure(Reason reason, String message, String hint) {
    return new AuthenticatorException(
        reason,
        String.format(
            Locale.ROOT, "%s (PAM_%s, %d)", message, PamCode.of(ended.code()), ended.code()),
        hint);
  }
}
