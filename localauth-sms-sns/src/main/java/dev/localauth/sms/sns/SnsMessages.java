// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.sns;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsFailure;
import dev.localauth.sms.SmsMessage;
import dev.localauth.sms.SmsMessages;
import dev.localauth.sms.SmsRoute;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
record SnsMessages(SnsAccount account, SmsAccount secrets, URI endpoint, Duration toAnswer)
    implements SmsMessages {
  static SmsRoute toTheWorld(SnsAccount account, SmsAccount secrets) {
    return new SnsMessages(account, secrets, endpointOf(account.region()), SmsRoute.TO_ANSWER);
  }

  /** Said here so that neither a variable nor a file of the SDK's can say another. */
  static URI endpointOf(String region) {
    return URI.create("https://" + SnsClient.serviceMetadata().endpointFor(Region.of(region)));
  }

  @Override
  public void send(SmsMessage message) throws AuthenticatorException {
    try (SnsClient client = Client.of(account, secrets, endpoint, toAnswer)) {
      PublishResponse taken = client.publish(request(message));
      if (taken.messageId() == null || taken.messageId().isEmpty()) {
        throw SmsFailure.unavailable(
            "sns did not take the message", "look for it in the log of the account");
      }
    } catch (AwsServiceException refused) {
      throw SnsFailure.of(refused);
    } catch (SdkClientException broken) {
      throw SnsFailure.of(broken);
    }
  }

  /** The SDK takes number and text as text, for the length of this call. */
  private PublishRequest request(SmsMessage message) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("AWS.SNS.SMS.SMSType", text("Transactional"));
    account.senderId().ifPresent(id -> attributes.put("AWS.SNS.SMS.SenderID", text(id)));
    return PublishRequest.builder()
        .phoneNumber(message.to().international())
        .message(message.text().use(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
        .messageAttributes(attributes)
        .build();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
