// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.webhook;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsCredential;
import dev.localauth.sms.SmsRoute;
import dev.localauth.sms.SmsSender;
import java.util.List;

/** Hands messages to a web service of one's own, signed. */
public final class WebhookSender implements SmsSender {
  /** As long as the hash: a shorter key is easier to find than a signature (RFC 2104 §3). */
  static final SmsCredential KEY = new SmsCredential("key", "webhook key", 32, true);

  /** Does nothing. */
  public WebhookSender() {}

  @Override
  public String id() {
    return "webhook";
  }

  @Override
  public Availability availability() {
    return Availability.usable("a web service of one's own");
  }

  @Override
  public List<SmsCredential> credentials(Parameters settings) throws AuthenticatorException {
    WebhookAddress.of(settings);
    return List.of(KEY);
  }

  @Override
  public SmsRoute route(SmsAccount account) throws AuthenticatorException {
    return new Webhook(
        WebhookAddress.of(account.settings()),
        account.secret(KEY.name()),
        Webhook.client(SmsRoute.TO_CONNECT),
        SmsRoute.TO_ANSWER);
  }
}
