// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.testsupport.oidc.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an issuer, or somebody on the way to it, can answer instead. */
class ProviderTest {
  private static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final List<String> PATHS = List.of(CONFIGURATION, "/codes", "/token", "/keys");

  private final Office office = new Office();

  @BeforeEach
  void enroll() throws Exception {
    office.enroll();
  }

  @AfterEach
  void closeTheOffice() {
    office.close();
  }

  @Test
  void anIssuerThatIsDownIsUnavailable() {
    office.issuer.close();
    office.assertFails(Reason.UNAVAILABLE, "cannot connect to localhost");
  }

  @Test
  void anIssuerThatDoesNotAnswerIsNotWaitedForLongerThanOnePatience() {
    office.time = new SkippedTime(office.clock, Duration.ofMillis(300));
    for (Fault fault : List.of(Fault.silent(), Fault.stuck())) {
      office.issuer.fault(CONFIGURATION, fault);
      office.assertFails(Reason.UNAVAILABLE, "localhost did not answer in time");
    }
  }

  @Test
  void anAnswerThatNeverEndsIsGivenUp() {
    String huge = "{\"a\":\"" + "x".repeat(Web.LONGEST_ANSWER) + "\"}";
    everywhere(Fault.json(200, huge), Reason.FAILED, "the answer of localhost is too long");
  }

  @Test
  void aRedirectIsNotFollowed() {
    everywhere(
        Fault.redirect(office.issuer.issuer() + "/elsewhere"),
        Reason.FAILED,
        "localhost redirects elsewhere, which is not followed");
    assertEquals(List.of(), office.issuer.received("/elsewhere"));
  }

  @Test
  void aPageIsNoAnswer() {
    everywhere(
        Fault.answer(200, "text/html", "<p>log in to this network"),
        Reason.FAILED,
        "localhost answered 200, and not in JSON");
  }

  @Test
  void whatIsCalledJsonAndIsNotIsRefused() {
    for (String body :
        List.of("", "{", "[]", "null", "\"x\"", "[".repeat(5000), "{\"a\":\u0000}")) {
      everywhere(Fault.json(200, body), Reason.FAILED, "the answer of localhost cannot be read");
    }
  }

  @Test
  void anotherIssuersConfigurationIsRefused() {
    for (String other : List.of(office.issuer.issuer() + "/", "https://id.example.com", "")) {
      office.issuer.configuration(said -> said.put("issuer", other));
      office.assertFails(Reason.FAILED, "the OpenID configuration at %s is another issuer's");
    }
  }

  @Test
  void aMissingConfigurationIsTold() {
    office.issuer.fault(CONFIGURATION, Fault.json(404, "{}"));
    office.assertFails(
        Reason.FAILED, "localhost answered 404 where its OpenID configuration should be");
  }

  @Test
  void anIssuerWithoutTheDeviceFlowIsTold() {
    office.issuer.configuration(said -> said.remove("device_authorization_endpoint"));
    var thrown = office.assertFails(Reason.FAILED, "%s has no device_authorization_endpoint");
    assertEquals(
        "the device flow must be switched on at the identity provider",
        thrown.hint().orElseThrow());
  }

  @Test
  void endpointsWithoutTlsAreRefused() {
    for (String name : List.of("device_authorization_endpoint", "token_endpoint", "jwks_uri")) {
      for (String address : List.of("http://id.example.com/x", "file:///etc/passwd", "x", "")) {
        office.issuer.configuration(said -> said.put(name, address));
        office.assertFails(Reason.FAILED, "the " + name + " of %s is not an https address");
      }
    }
  }

  @Test
  void aPageToOpenWithoutTlsIsNotShown() {
    for (String page : List.of("http://id.example.com/device", "javascript:alert(1)")) {
      office.issuer.fault(
          "/codes", Fault.json(200, codes(page, "\"interval\":5,\"expires_in\":60")));
      office.assertFails(Reason.FAILED, "the answer of localhost cannot be read");
      assertTrue(office.prompter.shown().isEmpty());
    }
  }

  @Test
  void numbersThatMakeNoSenseLetNobodyIn() {
    answerCodes("\"interval\":\"x\",\"expires_in\":60");
    office.assertFails(Reason.FAILED, "the answer of localhost cannot be read");
    answerCodes("\"interval\":5,\"expires_in\":-60");
    office.assertFails(Reason.FAILED, "the answer of localhost cannot be read");
    answerCodes("\"interval\":1e99,\"expires_in\":60");
    office.assertFails(Reason.TIMED_OUT, "nobody signed in at %s in time");
    answerCodes("\"interval\":-1,\"expires_in\":60");
    office.assertFails(Reason.FAILED, "the answer of localhost cannot be read");
    answerCodes("\"interval\":0,\"expires_in\":60");
    office.assertFails(Reason.FAILED, "%s refuses the device flow: invalid_grant");
    assertEquals(List.of(Duration.ofSeconds(1)), lastPause());
  }

  @Test
  void noKeyIsNoSignature() {
    for (String keys : List.of("{\"keys\":[]}", "{\"keys\":[{\"kty\":\"XX\"}]}")) {
      office.issuer.fault("/keys", Fault.json(200, keys));
      office.assertFails(Reason.FAILED, "the ID token of %s is not signed by a key of the issuer");
    }
  }

  @Test
  void theNameOfADraftIsUnderstood() {
    String codes =
        codes(office.issuer.issuer() + "/here", "\"interval\":5,\"expires_in\":60")
            .replace("verification_uri", "verification_url");
    office.issuer.fault("/codes", Fault.json(200, codes));
    office.assertFails(Reason.FAILED, "%s refuses the device flow: invalid_grant");
    assertEquals(office.issuer.issuer() + "/here", office.prompter.shown().get(0).lines().get(0));
  }

  private void everywhere(Fault fault, Reason reason, String message) {
    for (String path : PATHS) {
      office.issuer.recover();
      office.issuer.fault(path, fault);
      office.assertFails(reason, message);
    }
  }

  private void answerCodes(String numbers) {
    office.issuer.fault("/codes", Fault.json(200, codes(office.issuer.issuer(), numbers)));
  }

  private List<Duration> lastPause() {
    List<Duration> pauses = office.time.pauses();
    return pauses.subList(pauses.size() - 1, pauses.size());
  }

  private static String codes(String page, String numbers) {
    return "{%s,\"device_code\":\"d\",\"user_code\":\"u\",\"verification_uri\":\"%s\"}"
        .formatted(numbers, page);
  }
}
