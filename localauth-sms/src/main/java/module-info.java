// SPDX-License-Identifier: Apache-2.0
/**
 * Codes by SMS as a method of localauth, and the service by which a gateway sends them.
 *
 * <p>{@link dev.localauth.sms.SmsSender} is what somebody implements who adds a gateway.
 */
module dev.localauth.sms {
  requires transitive dev.localauth.api;
  requires com.fasterxml.jackson.core;
  requires java.net.http;
  requires static org.jspecify;

  exports dev.localauth.sms;

  uses dev.localauth.sms.SmsSender;

  provides dev.localauth.api.Authenticator with
      dev.localauth.sms.SmsAuthenticator;
  provides dev.localauth.sms.SmsSender with
      dev.localauth.sms.webhook.WebhookSender;
}
