// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsMessage;
import dev.localauth.sms.SmsRoute;
import dev.localauth.sms.SmsSender;
import dev.localauth.sms.SmsSenderContract;
import dev.localauth.sms.Text;
import dev.localauth.testkit.ServiceRegistrations;
import dev.localauth.testsupport.LoopbackServer;
import dev.localauth.testsupport.LoopbackServer.Received;
import dev.localauth.testsupport.LoopbackServer.Reply;
import dev.localauth.testsupport.TlsIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSenderTest implements SmsSenderContract {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  @Override
  public SmsSender sender() {
    return new WebhookSender();
  }

  @Override
  public Parameters settings() {
    return at("https://sms.example.com/localauth");
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("key", KEY);
  }

  @Override
  public SmsRoute route(SmsAccount account, URI gateway, Duration toAnswer) {
    return new Webhook(
        new WebhookAddress(gateway.resolve("/sms")),
        account.secret("key"),
        Webhook.client(PATIENCE),
        toAnswer);
  }

  @Override
  public Reply accepting(Received request) {
    return Reply.of(202, "text/plain", "");
  }

  @Override
  public Reply refusing(int status, Received request) {
    return Reply.of(status, "text/plain", request.body());
  }

  @Override
  public boolean isSilent() {
    return true;
  }

  @Test
  void registrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(WebhookSender.class);
  }

  @Test
  void theRequestIsJsonThatWasSigned() throws Exception {
    try (LoopbackServer gateway = LoopbackServer.start(this::accepting)) {
      send(gateway.address(), Webhook.client(PATIENCE));
      Received request = gateway.received().get(0);
      assertEquals("/sms", request.target());
      assertEquals("application/json", request.header("Content-Type"));
      assertEquals(
          "{\"version\":1,\"request\":\""
              + REQUEST
              + "\",\"to\":\""
              + NUMBER
              + "\",\"message\":\""
              + TEXT.replace("\n", "\\n")
              + "\"}",
          request.body());
      assertTrue(Recipe.verifies(request, KEY, Instant.now()));
      assertTrue(!Recipe.verifies(request, KEY + "x", Instant.now()));
      assertTrue(!Recipe.verifies(request, KEY, Instant.now().plusSeconds(301)));
    }
  }

  /** RFC 4231 §4.2 and §4.3 cannot be reached through the time and the full stop; this can. */
  @Test
  void theSignatureIsThatOfAnotherProgram() {
    // printf '%s' '1767323045.{"version":1}' | openssl dgst -sha256 -hmac "$KEY"
    try (Secret key = Text.secret(KEY)) {
      assertEquals(
          "41851367e4138fb8027ed45cdbe7f70660b6c371f372b6945d44222bcc7c89b3",
          Signature.of(key, 1767323045L, "{\"version\":1}".getBytes(StandardCharsets.US_ASCII)));
    }
  }

  @Test
  void overTlsItArrivesWhereTheCertificateIsTrusted(@TempDir Path directory) throws Exception {
    TlsIdentity identity = TlsIdentity.create(directory);
    HttpClient trusting = HttpClient.newBuilder().sslContext(identity.context()).build();
    try (LoopbackServer gateway = LoopbackServer.start(identity, this::accepting)) {
      send(gateway.address(), trusting);
      assertEquals(1, gateway.received().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sms.example.com/localauth",
        "https://sms.example.com:8443/?tenant=7",
        "http://127.0.0.1:8080/",
        "http://127.1.2.3/x",
        "http://localhost:8080/x",
        "http://[::1]:8080/x"
      })
  void addressesOverTlsOrOnThisMachineAreTaken(String url) throws Exception {
    assertEquals(1, sender().credentials(at(url)).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sms.example.com/",
        "http://127.0.0.1.example.com/",
        "http://localhost.example.com/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "https://user:word@sms.example.com/",
        "http://127.0.0.1@example.com/",
        "https://sms.example.com/#x",
        "https:///nowhere",
        "https://a b/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "HTTP://127.0.0.1/",
        ""
      })
  void everythingElseIsRefused(String url) {
    assertThrows(AuthenticatorException.class, () -> sender().credentials(at(url)));
  }

  @Test
  void withoutAnAddressThereIsNoWebhook() {
    AuthenticatorException refused =
        assertThrows(AuthenticatorException.class, () -> sender().credentials(Parameters.none()));
    assertEquals("the sender webhook needs the setting sms.url", refused.getMessage());
  }

  private static void send(URI gateway, HttpClient client) throws AuthenticatorException {
    WebhookAddress address = new WebhookAddress(gateway.resolve("/sms"));
    try (Secret key = Text.secret(KEY);
        SmsMessage message = new SmsMessage(Text.number(NUMBER), Text.secret(TEXT), REQUEST)) {
      new Webhook(address, key, client, PATIENCE).send(message);
    }
  }

  private static Parameters at(String url) {
    return Parameters.of(Map.of("url", url));
  }
}
