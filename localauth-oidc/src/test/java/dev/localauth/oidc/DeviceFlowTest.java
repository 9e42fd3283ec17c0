// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Verdict.Rejection;
import dev.localauth.testkit.Shown;
import dev.localauth.testsupport.oidc.DeviceFlows.Ending;
import dev.localauth.testsupport.oidc.Fault;
import dev.localauth.testsupport.oidc.LoopbackIssuer;
import dev.localauth.testsupport.oidc.Received;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceFlowTest {
  private final Office office = new Office();

  @BeforeEach
  void enroll() throws Exception {
    office.enroll();
    office.time = new SkippedTime(office.clock, Duration.ofSeconds(5));
  }

  @AfterEach
  void closeTheOffice() {
    office.close();
  }

  @Test
  void whoAllowsTheRequestIsLetIn() throws Exception {
    assertTrue(office.accepts());
    assertEquals(List.of(Duration.ofSeconds(5)), office.time.pauses());
  }

  @Test
  void thePersonIsShownAPageACodeAndAPictureOfBothForAsLongAsTheyAreGood() throws Exception {
    assertTrue(office.accepts());
    Shown invitation = office.prompter.shown().get(0);
    String code = office.issuer.flows().latestCode();
    assertEquals(
        "agent asks you to sign in: open this page on any device, compare the code there, and"
            + " allow it (300 s left, Ctrl-C gives up)",
        invitation.text());
    assertEquals(List.of(office.issuer.issuer() + "/device", "code: " + code), invitation.lines());
    assertEquals(
        Optional.of(office.issuer.issuer() + "/device?user_code=" + code), invitation.scannable());
    assertEquals(0, office.prompter.leftOpen());
    assertEquals(List.of("waited 5 s for " + office.issuer.issuer()), office.lines());
  }

  @Test
  void whoDeniesTheRequestAnsweredNo() throws Exception {
    office.issuer.flows().end(Ending.DENIED);
    office.assertRejected(Rejection.WRONG, "the request was denied at %s");
  }

  @Test
  void aServerThatSaysSlowDownIsAskedFiveSecondsLaterFromThenOn() throws Exception {
    office.issuer.flows().first("authorization_pending", "slow_down", "authorization_pending");
    assertTrue(office.accepts());
    assertEquals(seconds(5, 5, 10, 10), office.time.pauses());
  }

  @Test
  void theIntervalIsTheServersAndAtLeastASecond() throws Exception {
    office.issuer.flows().interval(17);
    office.issuer.flows().first("authorization_pending");
    assertTrue(office.accepts());
    assertEquals(seconds(17, 17), office.time.pauses());
  }

  @Test
  void theWaitEndsWhenTheServerSaysSo() {
    office.issuer.flows().end(Ending.EXPIRED);
    office.assertFails(Reason.TIMED_OUT, "nobody signed in at %s in time");
  }

  @Test
  void theWaitEndsAfterFiveMinutesOfOurOwn() {
    office.issuer.flows().end(Ending.PENDING);
    office.assertFails(Reason.TIMED_OUT, "nobody signed in at %s in time");
    assertEquals(60, office.time.pauses().size());
  }

  @Test
  void afterAFailureTheServerIsAskedHalfAsOften() throws Exception {
    office.issuer.fault("/token", Fault.once(office.issuer, 503));
    assertTrue(office.accepts());
    assertEquals(seconds(5, 10), office.time.pauses());
  }

  @Test
  void aServerThatKeepsFailingIsUnavailable() {
    office.issuer.fault("/token", Fault.status(503));
    office.assertFails(Reason.UNAVAILABLE, "localhost answered 503");
    assertEquals(seconds(5, 10, 20), office.time.pauses());
  }

  @Test
  void anInterruptedWaitIsGivenUp() {
    office.issuer.flows().end(Ending.PENDING);
    office.issuer.fault("/token", Fault.interrupting(Thread.currentThread()));
    var thrown = assertThrows(AuthenticatorException.class, () -> office.verify().close());
    assertEquals(Reason.CANCELLED, thrown.reason());
    assertTrue(Thread.interrupted());
  }

  @Test
  void theErrorsOfAServerAreTold() {
    String issuer = office.issuer.issuer();
    Map<String, String> words =
        Map.of(
            "invalid_client", issuer + " does not know the client localauth, or wants its secret",
            "unauthorized_client",
                issuer + " does not allow the device flow to the client localauth",
            "unsupported_grant_type",
                issuer + " does not allow the device flow to the client localauth",
            "invalid_scope", issuer + " refuses the scopes openid",
            "invalid_grant", issuer + " refuses the device flow: invalid_grant",
            "\\u001b[2J", "the answer of localhost cannot be read");
    for (String path : List.of("/codes", "/token")) {
      words.forEach(
          (code, message) -> {
            office.issuer.fault(path, Fault.json(400, "{\"error\":\"" + code + "\"}"));
            office.assertFails(Reason.FAILED, message);
          });
      office.issuer.recover();
    }
  }

  @Test
  void aClientOfADeniedFlowIsNotAskedAgain() throws Exception {
    office.issuer.flows().end(Ending.DENIED);
    office.verify().close();
    assertEquals(2, office.issuer.received("/token").size(), "one at enrollment, one now");
  }

  @Test
  void whatIsAskedForIsTheEnrolled() throws Exception {
    office.issuer.flows().claims(claims -> claims.claim("acr", "silver"));
    office.enroll("scopes", "profile,openid", "acr", "gold,silver", "max-age", "PT2M");
    Received codes = last(office.issuer.received("/codes"));
    assertEquals("openid profile", codes.form().get("scope"));
    assertEquals("gold silver", codes.form().get("acr_values"));
    assertEquals("120", codes.form().get("max_age"));
    assertEquals(LoopbackIssuer.CLIENT, codes.form().get("client_id"));
    assertFalse(codes.form().getOrDefault("nonce", "").isEmpty());
  }

  private static Received last(List<Received> all) {
    return all.get(all.size() - 1);
  }

  private static List<Duration> seconds(int... each) {
    return Arrays.stream(each).mapToObj(Duration::ofSeconds).toList();
  }
}
