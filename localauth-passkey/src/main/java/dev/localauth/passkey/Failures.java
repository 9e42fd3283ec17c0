// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.passkey.ceremony.CeremonyException;

/** What can be wrong, in the words for the person. */
final class Failures {
  private static final String ANEW = "use another way, or a recovery code, and register it anew";

  private Failures() {}

  static AuthenticatorException notEnrolled() {
    return new AuthenticatorException(
        Reason.NOT_ENROLLED, "the passkey's entry is missing from the store", ANEW);
  }

  static AuthenticatorException damaged() {
    return new AuthenticatorException(
        Reason.FAILED, "the passkey's entry in the store is not the one that was registered", ANEW);
  }

  static AuthenticatorException damagedEnrollment(Exception cause) {
    return new AuthenticatorException(
        Reason.FAILED, "the passkey's part of the enrollment cannot be read", ANEW, cause);
  }

  static AuthenticatorException notRegistered(CeremonyException cause) {
    return new AuthenticatorException(
        Reason.FAILED, "the passkey was not registered: " + cause.getMessage(), "", cause);
  }

  static AuthenticatorException withoutValue() {
    return new AuthenticatorException(
        Reason.UNAVAILABLE,
        "the passkey signed, but did not bring the value that its key is kept under",
        "use the browser or the device that it was registered with");
  }

  static AuthenticatorException sharedKeyNotGiven() {
    return new AuthenticatorException(
        Reason.FAILED,
        "the passkeys share a key, which only one of them can hand to another",
        "run the command again and answer with a passkey");
  }

  static AuthenticatorException cannotKeepKey() {
    return new AuthenticatorException(
        Reason.FAILED,
        "this authenticator cannot keep the key that the other passkeys share",
        "register one that supports prf or hmac-secret");
  }

  static AuthenticatorException unusableCryptography(Exception cause) {
    return new AuthenticatorException(Reason.FAILED, "this java cannot use aes-256-gcm", "", cause);
  }
}
