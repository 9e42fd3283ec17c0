// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WishesTest {
  @Test
  void everythingCanBeSaid() throws Exception {
    Terms terms =
        terms(
            Map.of(
                "scopes", "profile, openid,email",
                "acr", "urn:mace:incommon:iap:silver,2",
                "amr", "otp,mfa",
                "max-age", "PT90S",
                "proxy", "proxy.office.example:3128"));
    assertEquals("https://id.example.com/realms/office", terms.issuer());
    assertEquals(List.of("openid", "profile", "email"), terms.scopes());
    assertEquals(
        new Demands(
            List.of("urn:mace:incommon:iap:silver", "2"),
            List.of("otp", "mfa"),
            Optional.of(Duration.ofSeconds(90))),
        terms.demands());
    assertEquals(Optional.of(new Proxy("proxy.office.example", 3128)), terms.route().proxy());
  }

  @Test
  void whatIsEnrolledReadsBackTheSame() throws Exception {
    for (Map<String, String> wishes :
        List.of(
            Map.<String, String>of(),
            Map.of("acr", "a,b", "amr", "otp", "max-age", "none", "proxy", "[::1]:80"))) {
      Pinned pinned = new Pinned(terms(wishes), "alice", "00");
      assertEquals(pinned, Pinned.of(pinned.toParameters()));
    }
  }

  @Test
  void issuersThatWouldNotBeProtectedAreRefused() {
    for (String issuer :
        List.of(
            "http://id.example.com",
            "http://127.0.0.1.example.com",
            "http://localhost.example.com",
            "http://localhost@example.com",
            "https://user@id.example.com",
            "ftp://localhost",
            "file:///etc/passwd",
            "https:id.example.com",
            "https://",
            "//id.example.com",
            "id.example.com",
            "https://id.example.com/?tenant=1",
            "https://id.example.com/#x",
            "https://id example.com",
            "")) {
      assertRefused("oidc.issuer is not an https address without a query", "issuer", issuer);
    }
  }

  @Test
  void valuesThatMeanNothingAreRefused() {
    assertRefused("oidc.client is not a word", "client", "");
    assertRefused("oidc.client is not a word", "client", "a b");
    assertRefused("oidc.amr is not words between commas", "amr", "otp,,mfa");
    assertRefused("oidc.acr is not words between commas", "acr", "");
    assertRefused("oidc.scopes is not words between commas", "scopes", "a b");
    for (String age : List.of("", "5", "PT0S", "-PT5M", "PT24H1S", "P99999999D", "NONE", "NaN")) {
      assertRefused("oidc.max-age is not a time of PT1S to PT24H, or none", "max-age", age);
    }
    for (String proxy :
        List.of("", "proxy", "proxy:0", "proxy:65536", "http://proxy:80", "u:p@proxy:80")) {
      assertRefused("oidc.proxy is not HOST:PORT", "proxy", proxy);
    }
    assertRefused("oidc does not know subject", "subject", "alice");
    assertRefused("oidc does not know accept", "accept", "all");
    assertRefused("cannot read /nowhere/ca.pem", "ca", "/nowhere/ca.pem");
  }

  @Test
  void issuerAndClientAreNeeded() {
    var thrown = assertThrows(AuthenticatorException.class, () -> Requested.of(Parameters.none()));
    assertEquals("oidc needs to know an issuer and a client", thrown.getMessage());
  }

  private static void assertRefused(String message, String key, String value) {
    var thrown = assertThrows(AuthenticatorException.class, () -> terms(Map.of(key, value)), value);
    assertEquals(message, thrown.getMessage());
  }

  private static Terms terms(Map<String, String> wishes) throws AuthenticatorException {
    Map<String, String> all =
        new TreeMap<>(
            Map.of("issuer", "https://id.example.com/realms/office", "client", "localauth"));
    all.putAll(wishes);
    return Requested.of(Parameters.of(all)).terms();
  }
}
