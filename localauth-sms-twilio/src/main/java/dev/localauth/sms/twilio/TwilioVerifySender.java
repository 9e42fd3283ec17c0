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

/** Lets Twilio Verify make, send and check the codes. */
public final class TwilioVerifySender implements SmsSender {
  /** Does nothing. */
  public TwilioVerifySender() {}

  @Override
  public String id() {
    return "twilio-verify";
  }

  @Override
  public Availability availability() {
    return TwilioAccount.availability("codes of Twilio Verify");
  }

  @Override
  public List<SmsCredential> credentials(Parameters settings) throws AuthenticatorException {
    return TwilioAccount.ofVerify(settings).credentials();
  }

  @Override
  public SmsRoute route(SmsAccount account) throws AuthenticatorException {
    // No type of the SDK is in sight here: the verifier would load it.
    return TwilioVerification.toTheWorld(TwilioAccount.ofVerify(account.settings()), account);
  }
}
