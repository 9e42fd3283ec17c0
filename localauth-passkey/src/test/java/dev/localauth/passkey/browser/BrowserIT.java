// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Enrolled;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import dev.localauth.passkey.PasskeyAuthenticator;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testsupport.browser.Chromium;
import dev.localauth.testsupport.browser.Page;
import dev.localauth.testsupport.browser.VirtualAuthenticator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole method in a real browser, with a security key made of software in it. */
class BrowserIT {
  private static Chromium browser;

  private final PasskeyAuthenticator authenticator = new PasskeyAuthenticator();
  private final FixedContext context = Ceremony.context();
  private Page tab;
  private VirtualAuthenticator key;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
      assertFalse(Files.exists(browser.directory()));
    }
  }

  @BeforeEach
  void open() {
    tab = browser.newPage();
    key = tab.addVirtualAuthenticator();
  }

  private Ceremony<Enrolled> enrolling() {
    return new Ceremony<>(authenticator::enroll, context.with(Ceremony.port(Ceremony.freePort())));
  }

  private Ceremony<Verdict> verifying(Parameters enrolled) {
    return new Ceremony<>(
        authenticator::verify, context.with(enrolled).wishing(Ceremony.port(Ceremony.freePort())));
  }

  private Place show(Ceremony<?> ceremony) {
    Place place = ceremony.place();
    tab.navigate(place.address());
    tab.awaitText("claude");
    return place;
  }

  private Enrolled enroll() {
    Ceremony<Enrolled> ceremony = enrolling();
    show(ceremony);
    tab.click("#go");
    return ceremony.result();
  }

  @Test
  void aPasskeyIsRegisteredAndHandsOutTheSameKeyEachTime() {
    Ceremony<Enrolled> registration = enrolling();
    Place first = show(registration);
    assertTrue(tab.text().contains("Register a passkey"), tab::text);
    assertTrue(tab.text().contains("~/src/app"), tab::text);
    tab.click("#go");
    tab.awaitText("Passkey handed over");
    try (Enrolled enrolled = registration.result()) {
      assertFalse(first.isServed());
      Secret unlocking = enrolled.unlockingKey().orElseThrow();
      for (int i = 0; i < 10; i++) {
        Ceremony<Verdict> verification = verifying(enrolled.parameters());
        Place place = show(verification);
        tab.pressEnter();
        tab.awaitText("You can close this tab");
        try (Verdict verdict = verification.result()) {
          Verdict.Accepted accepted = assertInstanceOf(Verdict.Accepted.class, verdict);
          assertTrue(accepted.unlockingKey().orElseThrow().matches(unlocking));
        }
        assertFalse(place.isServed());
      }
    }
    assertEquals(1, key.credentials().size());
  }

  @Test
  void aKeyThatDoesNotVerifyThePersonIsRefusedByTheBrowser() {
    try (Enrolled enrolled = enroll()) {
      key.verifiesUser(false);
      Ceremony<Verdict> verification = verifying(enrolled.parameters());
      Place place = show(verification);
      tab.click("#go");
      assertEquals(Reason.CANCELLED, verification.failure().reason());
      tab.awaitText("Nothing was confirmed");
      assertFalse(place.isServed());
    }
  }

  @Test
  void anotherPersonsKeyHasNothingToSignWith() {
    try (Enrolled enrolled = enroll()) {
      key.remove();
      key = tab.addVirtualAuthenticator();
      Ceremony<Verdict> verification = verifying(enrolled.parameters());
      show(verification);
      tab.click("#go");
      assertEquals(Reason.CANCELLED, verification.failure().reason());
    }
  }

  @Test
  void thePersonCancelsOnThePage() {
    Ceremony<Enrolled> registration = enrolling();
    Place place = show(registration);
    tab.click("#cancel");
    assertEquals(Reason.CANCELLED, registration.failure().reason());
    tab.awaitText("You have cancelled");
    assertFalse(tab.text().contains("Continue\n"), "there is nothing to continue");
    assertFalse(place.isServed());
    assertEquals(0, key.credentials().size());
  }

  @Test
  void thePersonCancelsWhileTheKeyWaitsForATouch() {
    key.isTouched(false);
    Ceremony<Enrolled> registration = enrolling();
    show(registration);
    tab.click("#go");
    tab.awaitText("Follow your browser");
    tab.click("#cancel");
    assertEquals(Reason.CANCELLED, registration.failure().reason());
    tab.awaitText("You have cancelled");
  }

  @Test
  void thePersonClosesTheTab() {
    Ceremony<Enrolled> registration = enrolling();
    Place place = show(registration);
    tab.close();
    assertEquals(Reason.CANCELLED, registration.failure().reason());
    assertFalse(place.isServed());
  }

  @Test
  void aPageThatIsLoadedAgainGoesOn() {
    Ceremony<Enrolled> registration = enrolling();
    show(registration);
    tab.evaluate("void location.reload()");
    tab.await("document.readyState === 'complete' && !document.querySelector('#buttons').hidden");
    tab.click("#go");
    registration.result().close();
  }

  @Test
  void aSecondTabIsToldThatThereIsAFirst() {
    Ceremony<Enrolled> registration = enrolling();
    Place place = show(registration);
    Page second = browser.newPage();
    second.navigate(place.address());
    second.awaitText("open in another tab");
    assertFalse(second.text().contains("claude"));
    assertFalse(second.text().contains("Continue\n"), "there is nothing to continue");
    second.close();
    tab.click("#go");
    registration.result().close();
  }

  @Test
  void nobodyConfirmsInTime() {
    Ceremony<?> ceremony = Ceremony.sign(Ceremony.assertion(Duration.ofSeconds(3)));
    Place place = show(ceremony);
    tab.awaitText("Too late");
    assertEquals(Reason.TIMED_OUT, ceremony.failure().reason());
    assertFalse(place.isServed());
  }

  @Test
  void aForeignNameForThisMachineLeadsNowhere() {
    Ceremony<Enrolled> registration = enrolling();
    Place place = show(registration);
    Page rebound = browser.newPage();
    String foreign = "http://" + Chromium.REBOUND + ":" + place.port();
    assertThrows(AssertionError.class, () -> rebound.navigate(foreign + place.path()));
    rebound.close();
    tab.click("#go");
    registration.result().close();
  }

  @Test
  void anotherPageOfThisBrowserCannotAnswerOrShowThePage() {
    Ceremony<Enrolled> other = enrolling();
    Place foreign = other.place();
    Ceremony<Enrolled> registration = enrolling();
    Place place = show(registration);
    Page page = browser.newPage();
    page.navigate(foreign.address());
    page.awaitText("claude");
    String call =
        "fetch('%sbegin', {method: 'POST', mode: 'no-cors', body: '{}'}).then(() => 1, () => 2)";
    assertEquals(2, page.evaluate(call.formatted(place.address())).asInt(), "stopped by its CSP");
    page.evaluate(
        """
        new Promise(done => {
          const frame = document.createElement('iframe');
          frame.onload = () => done(1);
          frame.src = '%s';
          document.body.append(frame);
          setTimeout(() => done(2), 500);
        })"""
            .formatted(place.address()));
    page.close();
    assertEquals(Reason.CANCELLED, other.failure().reason());
    tab.click("#go");
    registration.result().close();
  }

  @Test
  void thePageLoadsItsTwoFilesAndNothingElse() {
    Ceremony<Enrolled> registration = enrolling();
    Place place = show(registration);
    assertEquals(
        "page.css page.js",
        tab.evaluate(
                "performance.getEntriesByType('resource').filter(e => e.initiatorType !== 'fetch')"
                    + ".map(e => e.name.replace('%s', '')).sort().join(' ')"
                        .formatted(place.address()))
            .asText());
    tab.click("#cancel");
    assertEquals(Reason.CANCELLED, registration.failure().reason());
  }

  @Test
  void aScriptThatSomebodyPutsIntoThePageDoesNotRun() {
    Ceremony<Enrolled> registration = enrolling();
    show(registration);
    String inserted =
        """
        new Promise(done => {
          addEventListener('securitypolicyviolation', event => done(event.violatedDirective));
          const script = document.createElement('script');
          script.append('document.title = "run"');
          document.body.append(script);
          setTimeout(() => done(document.title), 1000);
        })""";
    assertEquals("require-trusted-types-for", tab.evaluate(inserted).asText());
    tab.click("#cancel");
    assertEquals(Reason.CANCELLED, registration.failure().reason());
  }

  /** With {@code -Dlocalauth.pictures=DIRECTORY} the pictures of the guide are made anew. */
  @Test
  void thePageIsLightOrDarkAsThePersonPrefers(@TempDir Path other) throws IOException {
    Path directory = Path.of(System.getProperty("localauth.pictures", other.toString()));
    Ceremony<Enrolled> registration = enrolling();
    show(registration);
    Path light = directory.resolve("passkey-light.png");
    tab.light();
    tab.screenshot(light);
    Path dark = directory.resolve("passkey-dark.png");
    tab.dark();
    tab.screenshot(dark);
    assertTrue(Files.mismatch(light, dark) >= 0, "they look the same");
    tab.click("#cancel");
    assertEquals(Reason.CANCELLED, registration.failure().reason());
  }
}
