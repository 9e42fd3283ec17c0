// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

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
import dev.localauth.api.Verdict.Rejection;
import java.util.Optional;

/**
 * Codes sent by SMS (NIST SP 800-63B §3.1.3): 6 digits, valid for 10 minutes, for one answer.
 *
 * <p>Restricted: a phone number proves less than anything else here. There is no unlocking key: all
 * a phone gives back is a code that goes through other people's machines.
 */
public final class SmsAuthenticator implements Authenticator {
  private final Senders senders;

  /** Does nothing. */
  public SmsAuthenticator() {
    this(Senders.ofThisApplication());
  }

  SmsAuthenticator(Senders senders) {
    this.senders = senders;
  }

  @Override
  public String id() {
    return "sms";
  }

  @Override
  public Assurance assurance() {
    return Assurance.of(Assurance.Factor.POSSESSION, Assurance.Trait.RESTRICTED);
  }

  /** Looks for no sender: to find them costs every command that lists the methods. */
  @Override
  public Availability availability() {
    return Availability.usable("codes sent by SMS");
  }

  @Override
  public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
    SmsParameters parameters = SmsParameters.requested(context.parameters(), senders);
    SmsSender sender = senders.named(parameters.sender());
    try (KeptAccount account = new Registration(context, sender, parameters).provedAccount()) {
      return Enrolled.with(parameters.with(new AccountEntry(context.secrets()).keep(account)));
    }
  }

  @Override
  public Verdict verify(AuthenticationContext context) throws LocalAuthException {
    requireNoWishes(context);
    SmsParameters parameters = SmsParameters.enrolled(context.parameters());
    AccountEntry entry = new AccountEntry(context.secrets());
    try (KeptAccount account = entry.load(SmsParameters.account(context.parameters()))) {
      SmsSender sender = senders.named(parameters.sender());
      Courier courier = new Courier(sender, parameters.settings(), account, Courier.LIMIT);
      try (Pending pending = new Sending(context, courier).send();
          Secret answer = context.prompter().ask(Question.Known.SMS_CODE)) {
        Optional<Rejection> rejection = pending.judge(answer);
        return rejection.isPresent() ? Verdict.rejected(rejection.get()) : Verdict.accepted();
      }
    }
  }

  @Override
  public void revoke(AuthenticationContext context) throws LocalAuthException {
    new AccountEntry(context.secrets()).delete();
  }

  private static void requireNoWishes(AuthenticationContext context) throws AuthenticatorException {
    if (!context.wishes().asMap().isEmpty()) {
      throw new AuthenticatorException(Reason.FAILED, "sms can be asked in one way only");
    }
  }
}
