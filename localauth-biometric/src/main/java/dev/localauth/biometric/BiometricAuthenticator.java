// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import dev.localauth.api.AnswersElsewhere;
import dev.localauth.api.Assurance;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.biometric.platform.Platform;

/**
 * A finger or a face that the operating system recognizes: its word that somebody is there.
 *
 * <p>There is no unlocking key: the system says yes or no and hands out nothing that a key could be
 * wrapped under, so whoever could fake its word could read the key as well.
 */
public final class BiometricAuthenticator implements Authenticator, AnswersElsewhere {
  private static final int ENTRY_LENGTH = 32;

  private final Platform platform;

  /** Does nothing. */
  public BiometricAuthenticator() {
    this(Platforms.here());
  }

  BiometricAuthenticator(Platform platform) {
    this.platform = platform;
  }

  @Override
  public String id() {
    return "biometric";
  }

  @Override
  public Assurance assurance() {
    return Assurance.of(Assurance.Factor.INHERENCE, Assurance.Trait.PRESENCE_ONLY);
  }

  @Override
  public Availability availability() {
    return platform.availability();
  }

  @Override
  public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
    Parameters chosen = platform.enroll(context.parameters());
    if (platform.ask(chosen, context) != Answer.VERIFIED) {
      throw new AuthenticatorException(
          Reason.FAILED, "you were not recognized, so nothing was set up", "try again");
    }
    try (Secret entry = Secret.random(ENTRY_LENGTH)) {
      new EnrollmentEntry(context.secrets()).store(entry);
      return Enrolled.with(Binding.of(platform.id(), entry.fingerprint(), chosen).enrolled());
    }
  }

  @Override
  public Verdict verify(AuthenticationContext context) throws LocalAuthException {
    refuseWishes(context.wishes());
    Binding binding = new Binding(context.parameters());
    EnrollmentEntry entry = new EnrollmentEntry(context.secrets());
    // Nobody is asked where a yes would not count.
    entry.require(binding.fingerprint());
    requireHere(binding);
    if (platform.ask(binding.chosen(), context) != Answer.VERIFIED) {
      return Verdict.rejected(Verdict.Rejection.WRONG);
    }
    // Again: it may have been revoked while the person was asked.
    entry.require(binding.fingerprint());
    return Verdict.accepted();
  }

  @Override
  public void revoke(AuthenticationContext context) throws LocalAuthException {
    new EnrollmentEntry(context.secrets()).delete();
  }

  private void requireHere(Binding binding) throws AuthenticatorException {
    String enrolled = binding.platform().orElse("unknown");
    if (!enrolled.equals(platform.id())) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "biometric was enrolled with " + enrolled + ", and here is " + platform.id(),
          "use another way, or a recovery code, and enroll it anew");
    }
  }

  private static void refuseWishes(Parameters wishes) throws AuthenticatorException {
    if (!wishes.equals(Parameters.none())) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE, "biometric can be asked in one way only, without wishes");
    }
  }
}
