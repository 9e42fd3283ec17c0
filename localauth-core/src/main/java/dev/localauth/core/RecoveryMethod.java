// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Assurance;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import java.io.IOException;

/**
 * A recovery code, in the form of a method, so that it is counted and refused like any answer. It
 * is never in a way that is enrolled: it opens nothing but the way to replace a method.
 */
final class RecoveryMethod implements Authenticator {
  /** The name under which it is asked for, counted and kept; no other method can have it. */
  static final String ID = "recovery";

  private final RecoveryCodes codes;

  RecoveryMethod(RecoveryCodes codes) {
    this.codes = codes;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Assurance assurance() {
    return Assurance.of(Assurance.Factor.POSSESSION);
  }

  @Override
  public Availability availability() {
    return Availability.usable("codes on paper");
  }

  @Override
  public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
    throw new AuthenticatorException(
        AuthenticatorException.Reason.UNAVAILABLE,
        "recovery codes are not a method of a way",
        "make them with \"localauth recovery renew\"");
  }

  /** The code is used up before anything else is asked: a second try needs a second code. */
  @Override
  public Verdict verify(AuthenticationContext context) throws LocalAuthException {
    try (Secret answer = context.prompter().ask(Question.Known.RECOVERY_CODE)) {
      return codes.burn(answer) ? Verdict.accepted() : Verdict.rejected(Verdict.Rejection.WRONG);
    } catch (IOException failure) {
      throw new AuthenticatorException(
          AuthenticatorException.Reason.FAILED,
          "cannot keep which recovery codes were used",
          "see that the state directory belongs to you and has space",
          failure);
    }
  }

  @Override
  public void revoke(AuthenticationContext context) throws LocalAuthException {
    codes.erase();
  }
}
