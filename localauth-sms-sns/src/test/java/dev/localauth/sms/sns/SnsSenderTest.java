// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsMessage;
import dev.localauth.sms.SmsRoute;
import dev.localauth.sms.SmsSender;
import dev.localauth.sms.SmsSenderContract;
import dev.localauth.sms.Text;
import dev.localauth.testsupport.LoopbackServer;
import dev.localauth.testsupport.LoopbackServer.Received;
import dev.localauth.testsupport.LoopbackServer.Reply;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnsSenderTest implements SmsSenderContract {
  private static final String KEY_ID = "AKIDEXAMPLE123456789";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final Parameters SETTINGS =
      Parameters.of(
          Map.of("region", "eu-central-1", "access-key-id", KEY_ID, "sender-id", "localauth"));

  @Override
  public SmsSender sender() {
    return new SnsSender();
  }

  @Override
  public Parameters settings() {
    return SETTINGS;
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("secret", SECRET);
  }

  @Override
  public SmsRoute route(SmsAccount account, URI gateway, Duration toAnswer)
      throws AuthenticatorException {
    return new SnsMessages(SnsAccount.of(account.settings()), account, gateway, toAnswer);
  }

  @Override
  public Reply accepting(Received request) {
    return published("94f20ce6-13c5-43a0-9a9e-ca52d816e90b");
  }

  @Override
  public Reply refusing(int status, Received request) {
    return refusal(status, "SomethingNew", request);
  }

  @Test
  void theRequestIsAsTheApiReferenceSays() throws Exception {
    Map<String, String> form = form(sent(SETTINGS).body());
    assertEquals("Publish", form.get("Action"));
    assertEquals("2010-03-31", form.get("Version"));
    assertEquals(NUMBER, form.get("PhoneNumber"));
    assertEquals(TEXT, form.get("Message"));
    assertEquals(
        Map.of("AWS.SNS.SMS.SMSType", "Transactional", "AWS.SNS.SMS.SenderID", "localauth"),
        attributes(form));
  }

  @Test
  void theSignatureIsTheOneThatWeCompute() throws Exception {
    Received request = sent(SETTINGS);
    assertEquals(
        SignatureVersion4.authorization(request, KEY_ID, SECRET, "eu-central-1", "sns"),
        request.header("Authorization"));
    assertTrue(request.header("Authorization").contains("host"));
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1, https://sns.eu-central-1.amazonaws.com",
    "us-gov-west-1, https://sns.us-gov-west-1.amazonaws.com",
    "cn-north-1, https://sns.cn-north-1.amazonaws.com.cn"
  })
  void theRegionAloneSaysWhereToSend(String region, String endpoint) {
    assertEquals(URI.create(endpoint), SnsMessages.endpointOf(region));
  }

  @Test
  void withoutAnAccessKeyTheChainOfTheSdkIsAskedAndItsSilenceIsSaid() throws Exception {
    Parameters chain =
        Parameters.of(Map.of("region", "eu-central-1", "credentials", "default-chain"));
    assertEquals(0, sender().credentials(chain).size());
    System.setProperty("aws.accessKeyId", KEY_ID);
    System.setProperty("aws.secretAccessKey", SECRET);
    try {
      Received request = sent(chain);
      assertEquals(
          SignatureVersion4.authorization(request, KEY_ID, SECRET, "eu-central-1", "sns"),
          request.header("Authorization"));
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  @Test
  void eitherAnAccessKeyOrTheChainIsSaid() {
    for (Map<String, String> settings :
        List.of(
            Map.of("region", "eu-central-1"),
            Map.of(
                "region", "eu-central-1",
                "access-key-id", KEY_ID,
                "credentials", "default-chain"))) {
      assertThrows(
          AuthenticatorException.class, () -> sender().credentials(Parameters.of(settings)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, AuthorizationError, UNAVAILABLE, these credentials may not send messages",
    "403, InvalidClientTokenId, UNAVAILABLE, sns refused the credentials",
    "403, SignatureDoesNotMatch, UNAVAILABLE, sns refused the credentials",
    "403, ExpiredToken, UNAVAILABLE, sns refused the credentials",
    "400, RequestExpired, UNAVAILABLE, sns found the request too old",
    "400, InvalidParameter, UNAVAILABLE, sns takes no messages for this phone",
    "400, OptedOut, UNAVAILABLE, the owner of this phone has stopped messages from sns",
    "429, Throttled, WAIT, sns sends no more messages for now",
    "400, ThrottlingException, WAIT, sns sends no more messages for now",
    "500, InternalError, UNAVAILABLE, sns failed",
    "503, ServiceUnavailable, UNAVAILABLE, sns failed"
  })
  void theCodesBecomeOneLine(int status, String code, Reason reason, String line) {
    try (LoopbackServer gateway = LoopbackServer.start(request -> refusal(status, code, request))) {
      AuthenticatorException refused =
          assertThrows(AuthenticatorException.class, () -> send(SETTINGS, gateway.address()));
      assertEquals(line + " (" + code + ", HTTP " + status + ")", refused.getMessage());
      assertEquals(reason, refused.reason());
      assertTrue(refused.hint().isPresent());
      assertEquals(1, gateway.received().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<", "<html></html>", "<PublishResponse/>", "{}"})
  void anAnswerThatIsNoReceiptIsNoAcceptance(String body) {
    try (LoopbackServer gateway =
        LoopbackServer.start(request -> Reply.of(200, "text/xml", body))) {
      AuthenticatorException refused =
          assertThrows(AuthenticatorException.class, () -> send(SETTINGS, gateway.address()));
      assertEquals(Reason.UNAVAILABLE, refused.reason());
    }
  }

  private Received sent(Parameters settings) throws AuthenticatorException {
    try (LoopbackServer gateway = LoopbackServer.start(this::accepting)) {
      send(settings, gateway.address());
      assertEquals(1, gateway.received().size());
      return gateway.received().get(0);
    }
  }

  private static void send(Parameters settings, URI gateway) throws AuthenticatorException {
    try (SmsAccount account = new SmsAccount(settings, Map.of("secret", Text.secret(SECRET)));
        SmsMessage message = new SmsMessage(Text.number(NUMBER), Text.secret(TEXT), REQUEST)) {
      new SnsMessages(SnsAccount.of(settings), account, gateway, PATIENCE).send(message);
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static Map<String, String> attributes(Map<String, String> form) {
    Map<String, String> attributes = new TreeMap<>();
    form.forEach(
        (key, value) -> {
          if (key.endsWith(".Name")) {
            String entry = key.substring(0, key.length() - ".Name".length());
            assertEquals("String", form.get(entry + ".Value.DataType"));
            attributes.put(value, form.get(entry + ".Value.StringValue"));
          }
        });
    return attributes;
  }

  private static Reply published(String id) {
    return Reply.of(
        200,
        "text/xml",
        "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
            + "<MessageId>"
            + id
            + "</MessageId></PublishResult><ResponseMetadata><RequestId>"
            + "f187a3c1-376f-11df-8963-01868b7c937a</RequestId></ResponseMetadata>"
            + "</PublishResponse>");
  }

  private static Reply refusal(int status, String code, Received request) {
    String said = form(request.body()).toString().replace("<", "");
    assertFalse(said.isEmpty());
    return Reply.of(
        status,
        "text/xml",
        "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error>"
            + "<Type>Sender</Type><Code>"
            + code
            + "</Code><Message>no: "
            + said
            + "</Message></Error><RequestId>42d59b56-7407-4c4a-be0f-4c88daeea257</RequestId>"
            + "</ErrorResponse>");
  }
}
