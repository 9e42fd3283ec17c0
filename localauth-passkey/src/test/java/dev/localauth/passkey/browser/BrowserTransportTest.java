// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.RegistrationResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserTransportTest {
  private static Ceremony<AssertionResponse> signing() {
    return Ceremony.sign(Ceremony.assertion(Ceremony.LONG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "page.css", "page.js", "other"})
  void everythingIsServedWithTheSameStrictHeaders(String file) throws IOException {
    Ceremony<AssertionResponse> ceremony = signing();
    Place place = ceremony.place();
    Http.Answer answer = Http.get(place, file).send(place);
    assertTrue(
        answer
            .headers()
            .containsAll(
                List.of(
                    "Cache-control: no-store",
                    "X-frame-options: DENY",
                    "X-content-type-options: nosniff",
                    "Referrer-policy: same-origin",
                    "Cross-origin-opener-policy: same-origin",
                    "Cross-origin-resource-policy: same-origin",
                    "Content-security-policy: default-src 'none'; script-src "
                        + (place.address() + "page.js; style-src " + place.address())
                        + ("page.css; connect-src " + place.address())
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                        + " require-trusted-types-for 'script'; trusted-types 'none'")),
        answer::text);
    assertTrue(
        answer.headers().stream()
            .map(header -> header.toLowerCase(Locale.ROOT))
            .noneMatch(
                header -> header.startsWith("set-cookie") || header.startsWith("access-control")));
    assertFalse(answer.body().contains("http:") || answer.body().contains("https:"));
    Tab.begun(place).fail("Cancelled").send(place);
    assertEquals(Reason.CANCELLED, ceremony.failure().reason());
  }

  @Test
  void thePageIsToldWhoAsksForWhat() throws IOException {
    Ceremony<RegistrationResponse> ceremony =
        Ceremony.register(Ceremony.registration(Ceremony.LONG));
    Place place = ceremony.place();
    assertEquals(
        """
        {"task":"register","account":"alice@example","agent":"claude","directory":"~/src/app","timeout":60000,"publicKey":\
        {"rp":{"id":"localhost","name":"localauth"},"user":{"id":"AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI",\
        "name":"alice@example","displayName":"alice@example"},\
        "challenge":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE","pubKeyCredParams":\
        [{"type":"public-key","alg":-7},{"type":"public-key","alg":-8},{"type":"public-key","alg":-257}],\
        "excludeCredentials":[],"authenticatorSelection":{"residentKey":"preferred",\
        "userVerification":"required"},"attestation":"none","extensions":{"prf":{"eval":\
        {"first":"AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM"}}}}}""",
        Tab.of(place, 7).begin().send(place).body());
    Tab.of(place, 7).fail("Cancelled").send(place);
    assertEquals(Reason.CANCELLED, ceremony.failure().reason());
  }

  @Test
  void aSignatureIsHandedOverWithTheOriginOfThePage() throws IOException {
    Ceremony<AssertionResponse> ceremony = signing();
    Place place = ceremony.place();
    assertEquals(204, Tab.begun(place).sign().send(place).status());
    try (AssertionResponse response = ceremony.result()) {
      assertEquals("http://" + place.host(), response.origin());
      assertArrayEquals(new byte[] {4, 4}, response.credentialId());
      assertArrayEquals("{}".getBytes(), response.clientDataJson());
      assertArrayEquals(new byte[] {1, 2, 3}, response.authenticatorData());
      assertArrayEquals(new byte[] {5, 6}, response.signature());
      assertArrayEquals(new byte[] {7, 8}, response.userHandle().orElseThrow());
      byte[] prf = response.prf().orElseThrow().use(byte[]::clone);
      assertArrayEquals(Ceremony.bytes(3), prf);
    }
    assertFalse(place.isServed());
  }

  @Test
  void aCredentialIsHandedOver() throws IOException {
    Ceremony<RegistrationResponse> ceremony =
        Ceremony.register(Ceremony.registration(Ceremony.LONG));
    Place place = ceremony.place();
    Http made =
        Tab.begun(place)
            .answer(
                """
                ,"clientDataJSON":"e30","attestationObject":"AQID","transports":["usb","hybrid"]\
                ,"prfEnabled":true""");
    assertEquals(204, made.send(place).status());
    try (RegistrationResponse response = ceremony.result()) {
      assertEquals(List.of("usb", "hybrid"), response.transports());
      assertArrayEquals(new byte[] {1, 2, 3}, response.attestationObject());
      assertTrue(response.prfEnabled());
      assertTrue(response.prf().isEmpty());
    }
    assertFalse(place.isServed());
  }

  @ParameterizedTest
  @CsvSource({
    "Cancelled, CANCELLED",
    "AbortError, CANCELLED",
    "NotAllowedError, CANCELLED",
    "InvalidStateError, FAILED",
    "SecurityError, FAILED",
    "ConstraintError, UNAVAILABLE",
    "NotSupportedError, UNAVAILABLE",
    "Unsupported, UNAVAILABLE",
    "TypeError, FAILED"
  })
  void whatTheBrowserReportsEndsItAndClosesThePort(String error, Reason reason) throws IOException {
    Ceremony<AssertionResponse> ceremony = signing();
    Place place = ceremony.place();
    assertEquals(204, Tab.begun(place).fail(error).send(place).status());
    AuthenticatorException failure = ceremony.failure();
    assertEquals(reason, failure.reason());
    assertFalse(failure.getMessage().contains(place.path()));
    assertFalse(place.isServed());
  }

  @Test
  void aPageThatIsClosedIsACancellation() throws IOException {
    Ceremony<AssertionResponse> ceremony = signing();
    Place place = ceremony.place();
    assertEquals(204, Tab.begun(place).leave().send(place).status());
    assertEquals(Reason.CANCELLED, ceremony.failure().reason());
    assertFalse(place.isServed());
  }

  @Test
  void aPageThatIsLoadedAgainGoesOn() throws IOException {
    Ceremony<AssertionResponse> ceremony = signing();
    Place place = ceremony.place();
    Tab tab = Tab.begun(place);
    assertEquals(204, tab.leave().send(place).status());
    assertEquals(200, tab.begin().send(place).status());
    assertEquals(204, tab.sign().send(place).status());
    ceremony.result().close();
  }

  @Test
  void nobodyAnswersInTime() {
    Ceremony<AssertionResponse> ceremony =
        Ceremony.sign(Ceremony.assertion(Duration.ofMillis(300)));
    assertEquals(Reason.TIMED_OUT, ceremony.failure().reason());
    assertFalse(ceremony.place().isServed());
  }

  @Test
  void somebodyWhoHasOnlyBegunDoesNotAnswerInTime() throws IOException {
    Ceremony<AssertionResponse> ceremony = Ceremony.sign(Ceremony.assertion(Duration.ofSeconds(1)));
    Place place = ceremony.place();
    Tab.begun(place);
    assertEquals(Reason.TIMED_OUT, ceremony.failure().reason());
    assertFalse(place.isServed());
  }

  @Test
  void bothAddressesOfLocalhostAreTaken() throws IOException {
    Ceremony<AssertionResponse> ceremony = signing();
    Place place = ceremony.place();
    assumeTrue(NetworkInterface.getByInetAddress(place.ipv6()) != null, "no IPv6 here");
    assertEquals(200, Http.get(place, "").send(place.ipv6(), place.port()).status());
    Tab tab = Tab.of(place, 7);
    assertEquals(200, tab.begin().send(place.ipv6(), place.port()).status());
    assertEquals(204, tab.sign().send(place.ipv4(), place.port()).status());
    ceremony.result().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aPortThatSomebodyElseHasIsNotShared(String address) throws IOException {
    InetAddress there = InetAddress.getByName(address);
    assumeTrue(NetworkInterface.getByInetAddress(there) != null, "no " + address + " here");
    try (ServerSocket other = new ServerSocket(0, 1, there)) {
      Ceremony<AssertionResponse> ceremony =
          Ceremony.sign(
              Ceremony.remote(),
              Ceremony.assertion(Ceremony.LONG),
              Ceremony.port(other.getLocalPort()));
      assertEquals(Reason.UNAVAILABLE, ceremony.failure().reason());
      assertEquals(List.of(), ceremony.seen());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "1023", "65536", "0", "-1", "08765", "x", "", "1e4", "99999"})
  void aPortThatIsNoneIsRefused(String port) {
    Ceremony<AssertionResponse> ceremony =
        Ceremony.sign(
            Ceremony.remote(),
            Ceremony.assertion(Ceremony.LONG),
            Parameters.of(Map.of("port", port)));
    assertEquals(Reason.FAILED, ceremony.failure().reason());
  }

  @Test
  void withAPortTheTerminalTellsHowToBringThePageToAnotherMachine() throws IOException {
    int port = Ceremony.freePort();
    Ceremony<AssertionResponse> ceremony =
        Ceremony.sign(Ceremony.remote(), Ceremony.assertion(Ceremony.LONG), Ceremony.port(port));
    assertEquals("on your own computer, bring the page to your browser:", ceremony.line());
    assertEquals("ssh -N -L %1$d:localhost:%1$d alice@example".formatted(port), ceremony.line());
    assertEquals("and open it there:", ceremony.line());
    Place place = new Place(ceremony.line());
    assertTrue(place.address().matches("http://localhost:" + port + "/[A-Za-z0-9_-]{43}/"));
    assertTrue(place.address().length() < 80, "does not fit on a line");
    assertEquals(204, Tab.begun(place).sign().send(place).status());
    ceremony.result().close();
  }

  @Test
  void whereNoBrowserCanBeItSaysAtOnceWhatIsPossible() {
    for (Map<String, String> environment :
        List.of(
            Map.<String, String>of(),
            Map.of("DISPLAY", ""),
            Map.of("DISPLAY", ":0", "SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22"))) {
      BrowserTransport transport =
          new BrowserTransport(
              new Surroundings("Linux", environment), (peer, here) -> true, Ceremony.LONG);
      Ceremony<AssertionResponse> ceremony =
          Ceremony.sign(transport, Ceremony.assertion(Ceremony.LONG), Parameters.none());
      AuthenticatorException failure = ceremony.failure();
      assertEquals(Reason.UNAVAILABLE, failure.reason());
      assertTrue(failure.hint().orElseThrow().contains("--port 8765"));
      assertEquals(List.of(), ceremony.seen());
      assertFalse(transport.availability().usable());
      assertTrue(transport.availability().hint().orElseThrow().contains("--port"));
    }
  }

  @Test
  void aPeerThatCannotBeLookedUpIsRefused() throws IOException {
    BrowserTransport transport =
        new BrowserTransport(
            new Surroundings("Linux", Map.of()),
            (peer, here) -> {
              throw new IOException("no table");
            },
            Ceremony.LONG);
    Ceremony<AssertionResponse> ceremony =
        Ceremony.sign(
            transport,
            Ceremony.assertion(Duration.ofSeconds(2)),
            Ceremony.port(Ceremony.freePort()));
    Place place = ceremony.place();
    assertEquals(403, Http.get(place, "").send(place).status());
    assertEquals(Reason.TIMED_OUT, ceremony.failure().reason());
  }
}
