// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.Assurance;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import java.util.OptionalLong;

/**
 * Codes of an authenticator app (RFC 6238).
 *
 * <p>There is no unlocking key: the seed is the same on both sides and rests readable in the store,
 * so whoever could read a key under it could read the seed as well.
 */
public final class TotpAuthenticator implements Authenticator {
  /** Does nothing. */
  public TotpAuthenticator() {}

  @Override
  public String id() {
    return "totp";
  }

  @Override
  public Assurance assurance() {
    return Assurance.of(Assurance.Factor.POSSESSION);
  }

  @Override
  public Availability availability() {
    return Availability.usable("codes of an authenticator app");
  }

  @Override
  public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
    TotpParameters parameters = TotpParameters.requested(context.parameters());
    SeedEntry entry = new SeedEntry(context.secrets());
    Moment.of(context.clock(), parameters.period());
    boolean again = entry.isKept();
    try (Secret seed = Secret.random(parameters.algorithm().seedLength());
        SetupSheet sheet = SetupSheet.of(parameters, context.person(), seed)) {
      new Arming(context, new Codes(parameters, seed), sheet).requireCode();
      if (again) {
        entry.replace(seed);
      } else {
        entry.create(seed);
      }
      return Enrolled.with(parameters.with(seed));
    }
  }

  @Override
  public Verdict verify(AuthenticationContext context) throws LocalAuthException {
    TotpParameters parameters = TotpParameters.enrolled(context.parameters());
    SeedEntry entry = new SeedEntry(context.secrets());
    requireClock(context, parameters);
    // Nobody is asked for a code that could not be checked, and no seed waits for an answer.
    String enrolled = TotpParameters.seed(context.parameters());
    entry.load(parameters.algorithm(), enrolled).close();
    try (Secret answer = context.prompter().ask(Question.Known.TOTP_CODE);
        Secret seed = entry.load(parameters.algorithm(), enrolled)) {
      Moment now = requireClock(context, parameters);
      return new Check(new Codes(parameters, seed), now, context.replayGuard()).judge(answer);
    }
  }

  @Override
  public void revoke(AuthenticationContext context) throws LocalAuthException {
    new SeedEntry(context.secrets()).delete();
  }

  private static Moment requireClock(AuthenticationContext context, TotpParameters parameters)
      throws LocalAuthException {
    Moment now = Moment.of(context.clock(), parameters.period());
    OptionalLong used = context.replayGuard().highest();
    // Nothing beyond the window is ever claimed, so the clock was set back since: no code could be
    // accepted, and to ask for one would only cost an attempt.
    if (used.isPresent() && used.getAsLong() > now.step() + Drift.TOLERATED) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "this machine's clock is behind the last code that was accepted",
          "check its date and time");
    }
    return now;
  }
}
