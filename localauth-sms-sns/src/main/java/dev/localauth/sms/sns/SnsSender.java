// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.sns;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsCredential;
import dev.localauth.sms.SmsRoute;
import dev.localauth.sms.SmsSender;
import java.util.List;

/** Sends our own codes by Amazon SNS. */
public final class SnsSender implements SmsSender {
  /** Does nothing. */
  public SnsSender() {}

  @Override
  public String id() {
    return "sns";
  }

  @Override
  public Availability availability() {
    String sdk = "software/amazon/awssdk/services/sns/SnsClient.class";
    return SnsSender.class.getClassLoader().getResource(sdk) == null
        ? Availability.unusable("the library of Amazon SNS is missing from this installation")
        : Availability.usable("messages of Amazon SNS");
  }

  @Override
  public List<SmsCredential> credentials(Parameters settings) throws AuthenticatorException {
    return SnsAccount.of(settings).credentials();
  }

  @Override
  public SmsRoute route(SmsAccount account) throws AuthenticatorException {
    // No type of the SDK is in sight here: the verifier would load it.
    return SnsMessages.toTheWorld(SnsAccount.of(account.settings()), account);
  }
}
