// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsCredential;
import dev.localauth.sms.SmsRoute;
import dev.localauth.sms.SmsSender;
import java.util.List;

/** Sends our own codes as messages of Twilio. */
public final class TwilioSender implements SmsSender {
  /** Does nothing. */
  public TwilioSender() {}

  @Override
  public String id() {
    return "twilio";
  }

  @Override
  public Availability availability() {
    return TwilioAccount.availability("messages of Twilio");
  }

  @Override
  public List<SmsCredential> credentials(Parameters settings) throws AuthenticatorException {
    return TwilioAccount.ofMessages(settings).credentials();
  }

  @Override
  public SmsRoute route(SmsAccount account) throws AuthenticatorException {
    // No type of the SDK is in sight here: the verifier would load it.
    return TwilioMessages.toTheWorld(TwilioAccount.ofMessages(account.settings()), account);
  }
}
