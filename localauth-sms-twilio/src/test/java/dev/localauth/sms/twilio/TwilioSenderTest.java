// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsMessage;
import dev.localauth.sms.SmsMessages;
import dev.localauth.sms.SmsRoute;
import dev.localauth.sms.SmsSender;
import dev.localauth.sms.SmsSenderContract;
import dev.localauth.sms.Text;
import dev.localauth.testsupport.LoopbackServer;
import dev.localauth.testsupport.LoopbackServer.Received;
import dev.localauth.testsupport.LoopbackServer.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSenderTest implements SmsSenderContract {
  @Override
  public SmsSender sender() {
    return new TwilioSender();
  }

  @Override
  public Parameters settings() {
    return Parameters.of(Map.of("account", FakeTwilio.ACCOUNT, "from", "+15005550006"));
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("secret", FakeTwilio.TOKEN);
  }

  @Override
  public SmsRoute route(SmsAccount account, URI gateway, Duration toAnswer)
      throws AuthenticatorException {
    return TwilioMessages.over(
        TwilioAccount.ofMessages(account.settings()), account, new Redirected(gateway, toAnswer));
  }

  @Override
  public Reply accepting(Received request) {
    return FakeTwilio.message("queued");
  }

  @Override
  public Reply refusing(int status, Received request) {
    return FakeTwilio.refusal(status, 99_999, request);
  }

  @Test
  void theRequestIsAsTheApiDescriptionAsks() throws Exception {
    Received request = sent(settings(), FakeTwilio.message("accepted"));
    Map<String, String> form =
        Description.CREATE_MESSAGE.validated(request, FakeTwilio.ACCOUNT, FakeTwilio.TOKEN);
    assertEquals(
        Map.of("To", NUMBER, "From", "+15005550006", "Body", TEXT, "ValidityPeriod", "600"),
        new TreeMap<>(form));
  }

  @Test
  void aMessagingServiceAndAnApiKeyTakeTheirPlaces() throws Exception {
    String key = "SK0123456789abcdef0123456789abcdef";
    String service = "MG0123456789abcdef0123456789abcdef";
    Received request =
        sent(
            Parameters.of(
                Map.of(
                    "account", FakeTwilio.ACCOUNT, "api-key", key, "messaging-service", service)),
            FakeTwilio.message("accepted"));
    Map<String, String> form = Description.CREATE_MESSAGE.validated(request, key, FakeTwilio.TOKEN);
    assertEquals(service, form.get("MessagingServiceSid"));
    assertFalse(form.containsKey("From"));
  }

  @Test
  void regionAndEdgeAreInTheAddress() throws Exception {
    Parameters placed =
        Parameters.of(
            Map.of(
                "account",
                FakeTwilio.ACCOUNT,
                "from",
                "+15005550006",
                "region",
                "ie1",
                "edge",
                "dublin"));
    StringBuilder wanted = new StringBuilder();
    Transport noting =
        new Transport(PATIENCE, PATIENCE) {
          @Override
          URI destination(URI destination) {
            wanted.append(destination.getHost());
            return URI.create("https://gateway.invalid/");
          }
        };
    try (SmsAccount account = account(placed);
        SmsMessage message = message()) {
      SmsMessages route = TwilioMessages.over(TwilioAccount.ofMessages(placed), account, noting);
      assertThrows(AuthenticatorException.class, () -> route.send(message));
    }
    assertEquals("api.dublin.ie1.twilio.com", wanted.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "undelivered", "canceled"})
  void aMessageThatTwilioGivesUpAtOnceWasNotTaken(String status) {
    AuthenticatorException refused = refused(settings(), FakeTwilio.message(status));
    assertEquals("twilio did not take the message", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{}", "<html>", "{\"sid\":7}"})
  void anAnswerThatIsNoMessageIsNoAcceptance(String body) {
    assertEquals(Reason.UNAVAILABLE, refused(settings(), FakeTwilio.json(201, body)).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "401, 20003, UNAVAILABLE, 'twilio refused the credentials (20003, HTTP 401)'",
    "400, 21211, UNAVAILABLE, 'twilio takes no messages for this phone (21211, HTTP 400)'",
    "400, 21408, UNAVAILABLE, 'this twilio account may not send to that country (21408, HTTP 400)'",
    "400, 21608, UNAVAILABLE, 'a trial account of twilio sends to verified numbers only (21608,"
        + " HTTP 400)'",
    "400, 21610, UNAVAILABLE, 'the owner of this phone has stopped messages from twilio (21610,"
        + " HTTP 400)'",
    "400, 21606, UNAVAILABLE, 'twilio cannot send from there to this phone (21606, HTTP 400)'",
    "404, 20404, UNAVAILABLE, 'twilio does not know this service (20404, HTTP 404)'",
    "429, 20429, WAIT, 'twilio sends no more codes to this phone for now (20429, HTTP 429)'",
    "400, 12345, UNAVAILABLE, 'twilio refused the message (12345, HTTP 400)'",
    "500, 20500, UNAVAILABLE, 'twilio failed (20500, HTTP 500)'"
  })
  void twiliosCodesBecomeOneLine(int http, int code, Reason reason, String line) {
    try (LoopbackServer gateway =
        LoopbackServer.start(request -> FakeTwilio.refusal(http, code, request))) {
      AuthenticatorException refused =
          assertThrows(AuthenticatorException.class, () -> send(settings(), gateway.address()));
      assertEquals(line, refused.getMessage());
      assertEquals(reason, refused.reason());
      assertTrue(refused.hint().isPresent());
      assertEquals(1, gateway.received().size());
    }
  }

  @Test
  void theEnvironmentIsAskedOnlyWhereTheSettingsSaySo() throws Exception {
    Parameters settings =
        Parameters.of(
            Map.of(
                "account", FakeTwilio.ACCOUNT,
                "from", "+15005550006",
                "credentials", "environment"));
    assertEquals(0, sender().credentials(settings).size());
    TwilioAccount account = TwilioAccount.ofMessages(settings);
    try (SmsAccount none = new SmsAccount(settings, Map.of())) {
      Transport world = Transport.toTheWorld();
      AuthenticatorException refused =
          assertThrows(
              AuthenticatorException.class,
              () -> TwilioClient.of(account, none, world, name -> ""));
      assertEquals("the variable TWILIO_AUTH_TOKEN is not set", refused.getMessage());
      TwilioClient.of(account, none, world, name -> FakeTwilio.TOKEN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+15005550006", "12345", "localauth"})
  void itSendsFromANumberAShortCodeOrAName(String from) throws Exception {
    sender().credentials(Parameters.of(Map.of("account", FakeTwilio.ACCOUNT, "from", from)));
  }

  @Test
  void itSendsFromOnePlaceOnly() {
    Map<String, String> both =
        Map.of(
            "account", FakeTwilio.ACCOUNT,
            "from", "+15005550006",
            "messaging-service", "MG0123456789abcdef0123456789abcdef");
    assertThrows(AuthenticatorException.class, () -> sender().credentials(Parameters.of(both)));
    assertThrows(
        AuthenticatorException.class,
        () -> sender().credentials(Parameters.of(Map.of("account", FakeTwilio.ACCOUNT))));
  }

  private static Received sent(Parameters settings, Reply reply) throws AuthenticatorException {
    try (LoopbackServer gateway = LoopbackServer.start(request -> reply)) {
      send(settings, gateway.address());
      return gateway.received().get(0);
    }
  }

  private static AuthenticatorException refused(Parameters settings, Reply reply) {
    return assertThrows(AuthenticatorException.class, () -> sent(settings, reply));
  }

  private static void send(Parameters settings, URI gateway) throws AuthenticatorException {
    try (SmsAccount account = account(settings);
        SmsMessage message = message()) {
      TwilioMessages.over(
              TwilioAccount.ofMessages(settings), account, new Redirected(gateway, PATIENCE))
          .send(message);
    }
  }

  private static SmsAccount account(Parameters settings) {
    return new SmsAccount(settings, Map.of("secret", Text.secret(FakeTwilio.TOKEN)));
  }

  private static SmsMessage message() {
    return new SmsMessage(Text.number(NUMBER), Text.secret(TEXT), REQUEST);
  }
}
