// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Verdict;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testsupport.browser.Page;
import dev.localauth.testsupport.oidc.Keycloak;
import dev.localauth.testsupport.oidc.KeycloakAdministrator;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** A real provider that wants a password and a code, and a person who has both, in a browser. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {
  private static Keycloak keycloak;
  private static KeycloakAdministrator administrator;
  private static BrowsingPerson person;
  private static Parameters enrolled;
  private static final InMemorySecretStore STORE = new InMemorySecretStore();
  private static final InMemoryReplayGuard GUARD = new InMemoryReplayGuard();

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(Boolean.getBoolean("localauth.full"), "part of ./verify --all only");
    try (InputStream realm =
        Objects.requireNonNull(KeycloakIT.class.getResourceAsStream("office.json"))) {
      String definition = new String(realm.readAllBytes(), StandardCharsets.UTF_8);
      keycloak = Keycloak.start("office", definition);
    }
    administrator = keycloak.administrator();
    administrator.nameStep("auth-username-password-form", "pwd");
    administrator.nameStep("auth-otp-form", "otp");
    person = new BrowsingPerson();
    person.will(KeycloakIT::signInAsAlice);
    Map<String, String> wishes =
        Map.of("issuer", keycloak.issuer(), "client", "localauth", "amr", "pwd,otp");
    try (Enrolled done = method().enroll(context(Parameters.of(wishes)))) {
      enrolled = done.parameters();
    } finally {
      person.finish();
    }
  }

  @AfterAll
  static void stop() {
    if (person != null) {
      person.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @BeforeEach
  void signEverybodyOut() {
    administrator.signEverybodyOut();
  }

  @Test
  void theAccountIsPinned() {
    assertEquals(administrator.accountOf("alice"), enrolled.get("subject").orElseThrow());
  }

  @Test
  void whoSignsInWithPasswordAndCodeIsLetIn() throws Exception {
    assertAccepted(enrolled, KeycloakIT::signInAsAlice);
  }

  @Test
  void whoDeniesTheRequestIsNot() throws Exception {
    assertRejected(
        enrolled,
        page -> {
          BrowsingPerson.signIn(page, "alice");
          BrowsingPerson.typeCode(page);
          BrowsingPerson.deny(page);
        },
        "the request was denied at %s");
  }

  @Test
  void somebodyElseIsNot() throws Exception {
    assertRejected(enrolled, KeycloakIT::signInAsBob, "somebody else signed in at %s");
  }

  @Test
  void aSignInByPasswordAloneIsNotEnough() throws Exception {
    assertRejected(
        with("subject", administrator.accountOf("bob")),
        KeycloakIT::signInAsBob,
        "%s does not say that the sign-in was by otp");
  }

  @Test
  void aClassThatWasNotReachedIsNotEnough() throws Exception {
    assertRejected(
        with("acr", "gold"),
        KeycloakIT::signInAsAlice,
        "%s does not say that the sign-in was of class gold");
  }

  @Test
  void anEarlierSignInIsNotEnough() throws Exception {
    assertAccepted(enrolled, KeycloakIT::signInAsAlice);
    String line = "";
    try (Verdict verdict = verify(with("max-age", "PT1S"), BrowsingPerson::allow)) {
      assertEquals(
          Verdict.Rejection.WRONG, assertInstanceOf(Verdict.Rejected.class, verdict).reason());
      line = person.line();
    }
    assertTrue(line.matches(".* is \\d+ s old, and 1 s are allowed; sign out there first"), line);
  }

  @Test
  void nobodyIsWaitedForLongerThanTheProviderDoes() throws Exception {
    administrator.change(Map.of("oauth2DeviceCodeLifespan", 12));
    var thrown =
        assertThrows(AuthenticatorException.class, () -> verify(enrolled, page -> {}).close());
    administrator.change(Map.of("oauth2DeviceCodeLifespan", 300));
    assertEquals(Reason.TIMED_OUT, thrown.reason());
  }

  @Test
  void aProviderThatSaysSlowDownIsAskedMoreSlowly() throws Exception {
    // Keycloak counts 5 s between polls, and the person's machine is told 1 s.
    try (var relay = Relay.to(keycloak.port(), "\"interval\":5", "\"interval\":1", "slow_down")) {
      String issuer = keycloak.issuer().replace(":" + keycloak.port(), ":" + relay.port());
      assertAccepted(
          with("issuer", issuer),
          page -> {
            relay.awaitWord();
            signInAsAlice(page);
          });
    }
  }

  @Test
  void newKeysAreKnownAtOnce() throws Exception {
    administrator.rotateKeys();
    assertAccepted(enrolled, KeycloakIT::signInAsAlice);
  }

  @Test
  void aClientThatIsUnknownIsTold() throws Exception {
    var thrown =
        assertThrows(
            AuthenticatorException.class,
            () -> verify(with("client", "unknown"), page -> {}).close());
    assertEquals(
        keycloak.issuer() + " does not know the client unknown, or wants its secret",
        thrown.getMessage());
  }

  @Test
  void aClientWithoutTheDeviceFlowIsTold() throws Exception {
    var thrown =
        assertThrows(
            AuthenticatorException.class,
            () -> verify(with("client", "account-console"), page -> {}).close());
    assertEquals(
        keycloak.issuer() + " does not allow the device flow to the client account-console",
        thrown.getMessage());
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aProviderThatIsDownIsUnavailable() {
    keycloak.close();
    var thrown =
        assertThrows(AuthenticatorException.class, () -> verify(enrolled, page -> {}).close());
    assertEquals(
        "UNAVAILABLE: cannot connect to localhost", thrown.reason() + ": " + thrown.getMessage());
  }

  private static void assertAccepted(Parameters parameters, Consumer<Page> action)
      throws Exception {
    try (Verdict verdict = verify(parameters, action)) {
      assertInstanceOf(Verdict.Accepted.class, verdict, () -> person.line());
    }
  }

  private static void assertRejected(Parameters parameters, Consumer<Page> action, String because)
      throws Exception {
    try (Verdict verdict = verify(parameters, action)) {
      assertEquals(
          Verdict.Rejection.WRONG, assertInstanceOf(Verdict.Rejected.class, verdict).reason());
    }
    assertEquals(because.formatted(keycloak.issuer()), person.line());
  }

  private static Verdict verify(Parameters parameters, Consumer<Page> action)
      throws LocalAuthException {
    person.will(action);
    try {
      return method().verify(context(parameters));
    } finally {
      person.finish();
    }
  }

  private static void signInAsAlice(Page page) {
    BrowsingPerson.signIn(page, "alice");
    BrowsingPerson.typeCode(page);
    BrowsingPerson.allow(page);
  }

  private static void signInAsBob(Page page) {
    BrowsingPerson.signIn(page, "bob");
    BrowsingPerson.allow(page);
  }

  private static Parameters with(String key, String value) {
    SortedMap<String, String> all = enrolled.asMap();
    all.put(key, value);
    return Parameters.of(all);
  }

  private static OidcAuthenticator method() {
    return new OidcAuthenticator();
  }

  private static FixedContext context(Parameters parameters) {
    return FixedContext.of(STORE.scopedTo(OidcAuthenticator.ID), person, Clock.systemUTC(), GUARD)
        .with(parameters);
  }
}
