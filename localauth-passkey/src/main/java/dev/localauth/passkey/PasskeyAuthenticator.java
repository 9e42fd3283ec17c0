// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AnswersForAny;
import dev.localauth.api.Assurance;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Availability;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Passkeys: a signature of WebAuthn, made by a device that verified the person, and verified here.
 */
public final class PasskeyAuthenticator implements AnswersForAny {
  static final String ID = "passkey";

  private final Transports transports;

  /** Does nothing. */
  public PasskeyAuthenticator() {
    this(Transports.ofThisMachine());
  }

  PasskeyAuthenticator(Transports transports) {
    this.transports = transports;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Assurance assurance() {
    return Assurance.of(
        Assurance.Factor.POSSESSION,
        Assurance.Trait.PHISHING_RESISTANT,
        Assurance.Trait.MULTI_FACTOR);
  }

  @Override
  public Availability availability() {
    return transports.availability();
  }

  @Override
  public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
    return new Registering(transports, context).first();
  }

  @Override
  public Enrolled enrollBeside(
      AuthenticationContext context, List<Parameters> others, Optional<Secret> unlockingKey)
      throws LocalAuthException {
    return new Registering(transports, context).beside(others, unlockingKey);
  }

  @Override
  public Verdict verify(AuthenticationContext context) throws LocalAuthException {
    return verifyAny(List.of(context));
  }

  @Override
  public Verdict verifyAny(List<AuthenticationContext> credentials) throws LocalAuthException {
    return new Signing(transports, credentials).verdict();
  }

  @Override
  public void revoke(AuthenticationContext context) throws LocalAuthException {
    new KeptSecrets(context.secrets()).delete();
  }
}
