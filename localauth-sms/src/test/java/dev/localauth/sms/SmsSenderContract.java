// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.testsupport.Logged;
import dev.localauth.testsupport.LoopbackServer;
import dev.localauth.testsupport.LoopbackServer.Received;
import dev.localauth.testsupport.LoopbackServer.Reply;
import dev.localauth.testsupport.TlsIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link SmsSender} does, with its real library, whatever the gateway answers. The
 * gateway is on loopback.
 */
// The modules that share this take their tests from the class path.
@SuppressWarnings("exports")
public interface SmsSenderContract {
  String NUMBER = "+4915123456789";
  String CODE = "470815";
  String TEXT = "localauth: " + CODE + " is the code\n\n@localhost #" + CODE;

  /** Far more than it takes; machines that test are busy. */
  Duration PATIENCE = Duration.ofSeconds(60);

  String REQUEST = "00112233445566778899aabbccddeeff";

  /** Returns the sender as it is registered. */
  SmsSender sender();

  /** Returns settings that are right. */
  Parameters settings();

  /** Returns secrets that go with them. */
  Map<String, String> secrets();

  /** Returns the sender's way out, led to {@code gateway} instead of the real one. */
  SmsRoute route(SmsAccount account, URI gateway, Duration toAnswer) throws AuthenticatorException;

  /** Returns what the gateway says when it takes a message. */
  Reply accepting(Received request);

  /** Returns what it says when it refuses, in words that repeat everything it was sent. */
  Reply refusing(int status, Received request);

  /** Returns what the sender says instead of "wait" for 429, if it has to. */
  default Reason reason(int status) {
    return status == 429 ? Reason.WAIT : Reason.UNAVAILABLE;
  }

  /** Returns whether its library logs nothing at all. */
  default boolean isSilent() {
    return false;
  }

  /** A message is handed over in one request. */
  @Test
  default void aMessageIsOneRequest() throws Exception {
    try (LoopbackServer gateway = LoopbackServer.start(this::accepting)) {
      send(gateway.address());
      assertEquals(1, gateway.received().size());
      assertEquals("POST", gateway.received().get(0).method());
    }
  }

  /** Whatever status comes back instead, nothing is sent again, and nothing is repeated. */
  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 408, 429, 500, 502, 503, 504})
  default void aRefusalIsOneRequestAndOneLine(int status) {
    try (LoopbackServer gateway = LoopbackServer.start(request -> refusing(status, request))) {
      AuthenticatorException refused = refused(gateway.address());
      assertEquals(reason(status), refused.reason(), refused.getMessage());
      assertTrue(refused.getMessage().contains("HTTP " + status), refused.getMessage());
      assertEquals(1, gateway.received().size());
    }
  }

  /** An answer that is not the gateway's is no acceptance. */
  @Test
  default void anotherServersPageIsNoAcceptance() {
    Reply page = Reply.of(500, "text/html", "<html>" + NUMBER + "</html>");
    try (LoopbackServer gateway = LoopbackServer.start(request -> page)) {
      AuthenticatorException refused = refused(gateway.address());
      assertEquals(Reason.UNAVAILABLE, refused.reason());
      assertTrue(refused.getMessage().endsWith(" failed (HTTP 500)"), refused.getMessage());
      assertEquals(1, gateway.received().size());
    }
  }

  /** A redirect is not followed: the message would go to somebody else. */
  @Test
  default void aRedirectIsNotFollowed() {
    try (LoopbackServer elsewhere = LoopbackServer.start(this::accepting);
        LoopbackServer gateway =
            LoopbackServer.start(request -> Reply.redirect(elsewhere.address()))) {
      AuthenticatorException refused = refused(gateway.address());
      assertTrue(refused.getMessage().endsWith("is not followed (HTTP 307)"), refused.getMessage());
      assertEquals(1, gateway.received().size());
      assertEquals(List.of(), elsewhere.received());
    }
  }

  /** A connection that ends without an answer is not tried again. */
  @Test
  default void aBrokenConnectionIsNotTriedAgain() {
    try (LoopbackServer gateway = LoopbackServer.start(request -> Reply.nothing())) {
      assertEquals(Reason.UNAVAILABLE, refused(gateway.address()).reason());
      assertEquals(1, gateway.received().size());
    }
  }

  /** A gateway that does not answer is given up in time, and not asked again. */
  @Test
  default void aSilentGatewayIsGivenUp() {
    try (LoopbackServer gateway = LoopbackServer.start(request -> Reply.never())) {
      Courier courier = courier(gateway.address(), Duration.ofSeconds(1), PATIENCE);
      AuthenticatorException late =
          assertThrows(AuthenticatorException.class, () -> courier.run(this::hand));
      assertSaysNothing(late);
      assertTrue(late.getMessage().endsWith("did not answer in time"), late.getMessage());
      assertEquals(1, gateway.received().size());
    }
  }

  /** An answer that never ends is either not read, or given up in time. */
  @Test
  default void anEndlessAnswerKeepsNobodyWaiting() {
    Reply endless = Reply.dripping(500, "application/json");
    try (LoopbackServer gateway = LoopbackServer.start(request -> endless)) {
      AuthenticatorException refused =
          assertThrows(
              AuthenticatorException.class,
              () -> courier(gateway.address(), PATIENCE, Duration.ofSeconds(3)).run(this::hand));
      assertSaysNothing(refused);
      assertEquals(1, gateway.received().size());
    }
  }

  /** A certificate that nobody vouches for ends the connection before anything is said. */
  @Test
  default void anUntrustedCertificateIsToldNothing(@TempDir Path directory) {
    TlsIdentity identity = TlsIdentity.create(directory);
    try (LoopbackServer gateway = LoopbackServer.start(identity, this::accepting)) {
      AuthenticatorException refused = refused(gateway.address());
      assertEquals(Reason.UNAVAILABLE, refused.reason());
      assertTrue(refused.getMessage().contains("is not secure"), refused.getMessage());
      assertEquals(List.of(), gateway.received());
    }
  }

  /** Where nobody listens, that is what is said. */
  @Test
  default void nobodyThereIsSaid() {
    LoopbackServer gone = LoopbackServer.start(this::accepting);
    gone.close();
    AuthenticatorException refused = refused(gone.address());
    assertEquals(Reason.UNAVAILABLE, refused.reason());
    assertTrue(refused.getMessage().startsWith("cannot connect to "), refused.getMessage());
  }

  /** Without a network nothing is found. */
  @Test
  default void noNetworkIsSaid() {
    AuthenticatorException refused = refused(URI.create("https://gateway.invalid"));
    assertEquals(Reason.UNAVAILABLE, refused.reason());
    assertTrue(
        refused.hint().orElse("").startsWith("check the network"), refused.hint().orElse(""));
  }

  /** No library logs what it carries, at whatever level. */
  @Test
  default void nothingIsLogged() throws Exception {
    try (Logged logged = Logged.everything();
        LoopbackServer accepting = LoopbackServer.start(this::accepting);
        LoopbackServer refusing = LoopbackServer.start(request -> refusing(400, request))) {
      send(accepting.address());
      refused(refusing.address());
      assertTrue(isSilent() || !logged.lines().isEmpty(), "nobody listened");
      logged.lines().forEach(this::assertHoldsNoSecret);
    }
  }

  /** Settings are checked before anybody is asked. */
  @Test
  default void settingsAreReadStrictly() throws Exception {
    sender().credentials(settings());
    SortedMap<String, String> more = settings().asMap();
    more.put("no-such-setting", "x");
    refusedSettings(more);
    for (String key : settings().asMap().keySet()) {
      SortedMap<String, String> odd = settings().asMap();
      odd.put(key, "!");
      refusedSettings(odd);
    }
  }

  /** The secrets that are asked for are those the route takes. */
  @Test
  default void theSecretsAreThoseThatAreAskedFor() throws Exception {
    assertEquals(
        secrets().keySet(),
        sender().credentials(settings()).stream()
            .map(SmsCredential::name)
            .collect(Collectors.toSet()));
    try (SmsAccount account = account()) {
      sender().route(account);
    }
  }

  /** The id is fit for settings, and the availability is a sentence. */
  @Test
  default void itIntroducesItself() {
    assertTrue(sender().id().matches("[a-z][a-z0-9-]{0,31}"), sender().id());
    Availability availability = assertDoesNotThrow(() -> sender().availability());
    assertTrue(availability.usable(), availability.detail());
    assertFalse(availability.detail().endsWith("."), availability.detail());
  }

  /** Sends the message, or starts the verification, with the real sender. */
  private void send(URI gateway) throws AuthenticatorException {
    courier(gateway, PATIENCE, PATIENCE).run(this::hand);
  }

  private AuthenticatorException refused(URI gateway) {
    AuthenticatorException refused =
        assertThrows(AuthenticatorException.class, () -> send(gateway));
    assertSaysNothing(refused);
    return refused;
  }

  private void refusedSettings(SortedMap<String, String> settings) {
    AuthenticatorException refused =
        assertThrows(
            AuthenticatorException.class, () -> sender().credentials(Parameters.of(settings)));
    assertEquals(Reason.FAILED, refused.reason());
  }

  private boolean hand(SmsRoute route, PhoneNumber to) throws AuthenticatorException {
    if (route instanceof SmsVerification verification) {
      verification.start(to);
    } else if (route instanceof SmsMessages messages) {
      try (Secret text = Text.secret(TEXT)) {
        messages.send(new SmsMessage(to, text, REQUEST));
      }
    }
    return true;
  }

  private SmsAccount account() {
    return new SmsAccount(settings(), secretsByName());
  }

  private Map<String, Secret> secretsByName() {
    Map<String, Secret> secrets = new TreeMap<>();
    secrets().forEach((name, text) -> secrets.put(name, Text.secret(text)));
    return secrets;
  }

  private Courier courier(URI gateway, Duration toAnswer, Duration limit) {
    Function<SmsAccount, SmsRoute> redirected =
        account -> {
          try {
            return route(account, gateway, toAnswer);
          } catch (AuthenticatorException failure) {
            throw new AssertionError(failure);
          }
        };
    return new Courier(
        new RedirectedSender(sender(), redirected),
        settings(),
        new KeptAccount(Text.number(NUMBER), secretsByName()),
        limit);
  }

  private void assertSaysNothing(AuthenticatorException refused) {
    assertFalse(refused.getMessage().endsWith("."), refused.getMessage());
    assertHoldsNoSecret(refused.hint().orElse(""));
    for (Throwable each = refused; each != null; each = each.getCause()) {
      assertHoldsNoSecret(each.toString());
    }
  }

  private void assertHoldsNoSecret(String text) {
    assertFalse(text.contains(NUMBER.substring(1)), () -> "the number is in: " + text);
    assertFalse(text.contains(CODE), () -> "the code is in: " + text);
    secrets()
        .values()
        .forEach(secret -> assertFalse(text.contains(secret), () -> "a secret is in: " + text));
  }
}
