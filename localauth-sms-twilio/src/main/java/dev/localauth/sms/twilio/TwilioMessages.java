// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import com.twilio.http.HttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsFailure;
import dev.localauth.sms.SmsMessage;
import dev.localauth.sms.SmsMessages;
import dev.localauth.sms.SmsRoute;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message */
record TwilioMessages(TwilioAccount account, TwilioClient client) implements SmsMessages {
  private static final Set<Message.Status> GIVEN_UP =
      Set.of(Message.Status.FAILED, Message.Status.UNDELIVERED, Message.Status.CANCELED);

  /** As long as the code. */
  private static final int SECONDS_TO_DELIVER = 600;

  static SmsRoute toTheWorld(TwilioAccount account, SmsAccount secrets)
      throws AuthenticatorException {
    return over(account, secrets, Transport.toTheWorld());
  }

  static TwilioMessages over(TwilioAccount account, SmsAccount secrets, HttpClient http)
      throws AuthenticatorException {
    return new TwilioMessages(account, TwilioClient.of(account, secrets, http));
  }

  @Override
  public void send(SmsMessage message) throws AuthenticatorException {
    Message taken = client.call(rest -> create(message, rest));
    if (taken.getSid() == null
        || taken.getStatus() == null
        || GIVEN_UP.contains(taken.getStatus())) {
      throw SmsFailure.unavailable(
          "twilio did not take the message", "look for it in the log of the account");
    }
  }

  /** The SDK takes number and text as text, for the length of this call. */
  private Message create(SmsMessage message, TwilioRestClient rest) {
    PhoneNumber to = new PhoneNumber(message.to().international());
    String text = message.text().use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    MessageCreator creator =
        account.service().isPresent()
            ? Message.creator(to, account.service().get(), text)
            : Message.creator(to, new PhoneNumber(account.from().orElseThrow()), text);
    return creator.setValidityPeriod(SECONDS_TO_DELIVER).create(rest);
  }
}
