// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.sms.PhoneNumber;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsRoute;
import dev.localauth.sms.SmsSender;
import dev.localauth.sms.SmsSenderContract;
import dev.localauth.sms.SmsVerification.Outcome;
import dev.localauth.sms.Text;
import dev.localauth.testsupport.LoopbackServer;
import dev.localauth.testsupport.LoopbackServer.Received;
import dev.localauth.testsupport.LoopbackServer.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioVerifySenderTest implements SmsSenderContract {
  @Override
  public SmsSender sender() {
    return new TwilioVerifySender();
  }

  @Override
  public Parameters settings() {
    return Parameters.of(
        Map.of("account", FakeTwilio.ACCOUNT, "verify-service", FakeTwilio.SERVICE));
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("secret", FakeTwilio.TOKEN);
  }

  @Override
  public SmsRoute route(SmsAccount account, URI gateway, Duration toAnswer)
      throws AuthenticatorException {
    return TwilioVerification.over(
        TwilioAccount.ofVerify(account.settings()), account, new Redirected(gateway, toAnswer));
  }

  @Override
  public Reply accepting(Received request) {
    return FakeTwilio.verification(201, "pending", false);
  }

  @Override
  public Reply refusing(int status, Received request) {
    return FakeTwilio.refusal(status, 99_999, request);
  }

  @Test
  void itStartsAsTheApiDescriptionAsks() throws Exception {
    Received request =
        asked(accepting(), route -> assertEquals(FakeTwilio.VERIFICATION, route.start(number())));
    assertEquals(
        Map.of("To", NUMBER, "Channel", "sms"),
        Description.CREATE_VERIFICATION.validated(request, FakeTwilio.ACCOUNT, FakeTwilio.TOKEN));
  }

  @Test
  void itChecksTheCodeOfItsOwnRequest() throws Exception {
    Received request =
        asked(
            FakeTwilio.verification(201, "approved", true),
            route -> assertEquals(Outcome.RIGHT, check(route)));
    assertEquals(
        Map.of("VerificationSid", FakeTwilio.VERIFICATION, "Code", CODE),
        Description.CREATE_VERIFICATION_CHECK.validated(
            request, FakeTwilio.ACCOUNT, FakeTwilio.TOKEN));
  }

  @Test
  void itCancelsAsTheApiDescriptionAsks() throws Exception {
    Received request =
        asked(
            FakeTwilio.verification(200, "canceled", false),
            route -> route.cancel(FakeTwilio.VERIFICATION));
    assertEquals(
        Map.of("Status", "canceled"),
        Description.UPDATE_VERIFICATION.validated(request, FakeTwilio.ACCOUNT, FakeTwilio.TOKEN));
  }

  @ParameterizedTest
  @CsvSource({
    "pending, WRONG",
    "canceled, EXPIRED",
    "expired, EXPIRED",
    "max_attempts_reached, EXPIRED",
    "deleted, EXPIRED",
    "failed, EXPIRED",
    "something-new, EXPIRED"
  })
  void onlyApprovedIsRight(String status, Outcome outcome) throws Exception {
    asked(
        FakeTwilio.verification(201, status, false), route -> assertEquals(outcome, check(route)));
  }

  @Test
  void whatIsGoneIsExpired() throws Exception {
    try (LoopbackServer gateway =
        LoopbackServer.start(request -> FakeTwilio.refusal(404, 20_404, request))) {
      use(gateway.address(), route -> assertEquals(Outcome.EXPIRED, check(route)));
    }
  }

  @Test
  void anApprovalOfAnotherVerificationIsNone() {
    String other = FakeTwilio.VERIFICATION.replace('0', '9');
    assertEquals(
        Reason.FAILED, failing(FakeTwilio.verification(201, other, "approved", true)).reason());
  }

  @Test
  void anApprovalThatIsNotValidIsNone() {
    assertEquals(Reason.FAILED, failing(FakeTwilio.verification(201, "approved", false)).reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "{}", "[]", "{\"status\":\"approved\",\"valid\":true}"})
  void anAnswerThatCannotBeReadIsNoApproval(String body) {
    failing(FakeTwilio.json(201, body));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 60200, UNAVAILABLE, 'twilio takes no messages for this phone (60200, HTTP 400)'",
    "429, 60203, WAIT, 'twilio sends no more codes to this phone for now (60203, HTTP 429)'",
    "429, 60202, WAIT, 'twilio checks no more codes for this phone for now (60202, HTTP 429)'",
    "403, 60410, UNAVAILABLE, 'twilio blocks this phone as suspicious (60410, HTTP 403)'"
  })
  void twiliosCodesBecomeOneLine(int http, int code, Reason reason, String line) {
    try (LoopbackServer gateway =
        LoopbackServer.start(request -> FakeTwilio.refusal(http, code, request))) {
      AuthenticatorException refused =
          assertThrows(AuthenticatorException.class, () -> use(gateway.address(), this::check));
      assertEquals(line, refused.getMessage());
      assertEquals(reason, refused.reason());
      assertEquals(1, gateway.received().size());
    }
  }

  private Reply accepting() {
    return FakeTwilio.verification(201, "pending", false);
  }

  private AuthenticatorException failing(Reply reply) {
    return assertThrows(AuthenticatorException.class, () -> asked(reply, this::check));
  }

  private Outcome check(TwilioVerification route) throws AuthenticatorException {
    try (Secret code = Text.secret(CODE)) {
      return route.check(FakeTwilio.VERIFICATION, code);
    }
  }

  private static PhoneNumber number() {
    return Text.number(NUMBER);
  }

  private Received asked(Reply reply, Use use) throws AuthenticatorException {
    try (LoopbackServer gateway = LoopbackServer.start(request -> reply)) {
      use(gateway.address(), use);
      assertEquals(1, gateway.received().size());
      return gateway.received().get(0);
    }
  }

  private void use(URI gateway, Use use) throws AuthenticatorException {
    try (SmsAccount account =
        new SmsAccount(settings(), Map.of("secret", Text.secret(FakeTwilio.TOKEN)))) {
      use.of((TwilioVerification) route(account, gateway, PATIENCE));
    }
  }

  @FunctionalInterface
  private interface Use {
    void of(TwilioVerification route) throws AuthenticatorException;
  }
}
