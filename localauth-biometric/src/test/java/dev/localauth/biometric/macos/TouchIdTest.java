// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import dev.localauth.biometric.platform.Asked;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.biometric.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TouchIdTest {
  private static final String EVALUATE = "evaluatePolicy:localizedReason:reply:";
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20));

  private final FakeMac mac = new FakeMac();
  private final Platform touchId = mac.touchId(LIMITS);
  private Parameters enrolled = Parameters.none();

  @BeforeEach
  void enroll() throws Exception {
    enrolled = touchId.enroll(Parameters.none());
    assertFalse(mac.sent.contains(EVALUATE), "asked while the wishes were looked at");
  }

  @AfterEach
  void nothingIsLeft() {
    assertEquals(List.of(), mac.living);
  }

  @Test
  void theFirstThingIsTheFallbackHiddenAndTheLastTheSheetTakenAway() {
    mac.sent.clear();
    assertEquals("VERIFIED", ask().outcome());
    assertEquals(
        List.of(
            "alloc",
            "init",
            "canEvaluatePolicy:error:",
            "evaluatedPolicyDomainState",
            "unlock claude in /work",
            "",
            "setLocalizedFallbackTitle:",
            EVALUATE,
            "evaluatedPolicyDomainState",
            "invalidate",
            "release"),
        mac.sent);
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorBeforeAskingIsUnavailable(LaError error) {
    mac.obstacle = numberOf(error);
    mac.sent.clear();
    Asked asked = ask();
    assertEquals("UNAVAILABLE", asked.outcome());
    assertTrue(asked.message().contains(error.name()), asked::message);
    assertFalse(mac.sent.contains(EVALUATE));
    assertEquals(asked.message(), touchId.availability().detail());
  }

  /** The gate gives back what is cancelled or unavailable, so neither may hide a guess. */
  @ParameterizedTest
  @EnumSource
  void onlyASheetThatWasNeverShownIsGivenBack(LaError error) {
    mac.success = 0;
    mac.code = numberOf(error);
    String outcome = ask().outcome();
    switch (error) {
      case LAErrorAuthenticationFailed -> assertEquals("WRONG", outcome);
      case LAErrorNotInteractive -> assertEquals("UNAVAILABLE", outcome);
      default -> assertEquals("FAILED", outcome);
    }
  }

  @ParameterizedTest
  @ValueSource(bytes = {1, 2, -128, -1})
  void everyByteButZeroIsYes(byte success) {
    mac.success = success;
    assertEquals("VERIFIED", ask().outcome());
  }

  @Test
  void aYesWithAnErrorIsNone() {
    mac.code = -4;
    assertEquals("FAILED", ask().outcome());
  }

  @Test
  void whereTheClassIsMissingThatIsSaid() {
    mac.hasClass = false;
    assertEquals("UNAVAILABLE", ask().outcome());
    assertFalse(touchId.availability().usable());
  }

  @Test
  @DisabledOnOs(OS.MAC)
  void librariesThatCannotBeLoadedAreASentence() {
    TouchId elsewhere = new TouchId();
    assertEquals("the frameworks of macOS cannot be loaded", elsewhere.availability().detail());
    assertEquals("UNAVAILABLE", Asked.once(elsewhere, enrolled).outcome());
  }

  @Test
  void silenceEnds() {
    mac.answers = false;
    Limits brief = new Limits(Duration.ofSeconds(20), Duration.ofMillis(50));
    assertEquals("TIMED_OUT", Asked.once(mac.touchId(brief), enrolled).outcome());
    assertTrue(mac.sent.contains("invalidate"));
  }

  @Test
  void thePolicyIsPinnedAndWithItTheFingers() throws Exception {
    assertEquals("biometrics", enrolled.get("policy").orElseThrow());
    assertEquals(64, enrolled.get("fingers-sha256").orElseThrow().length());
    assertEquals(enrolled, touchId.enroll(Parameters.of(Map.of("policy", "biometrics"))));
    Parameters either = Parameters.of(Map.of("policy", "device-owner"));
    assertEquals(either, touchId.enroll(either));
  }

  @Test
  void anEnrollmentThatWasEditedOpensNothing() {
    mac.sent.clear();
    String fingers = enrolled.get("fingers-sha256").orElseThrow();
    for (Map<String, String> edited :
        List.of(
            Map.<String, String>of(),
            Map.of("policy", "biometrics"),
            Map.of("fingers-sha256", fingers),
            Map.of("policy", "device-owner", "fingers-sha256", fingers),
            Map.of("policy", "watch", "fingers-sha256", fingers),
            Map.of("policy", "biometrics", "fingers-sha256", fingers, "more", ""))) {
      assertEquals("FAILED", Asked.once(touchId, Parameters.of(edited)).outcome());
    }
    assertEquals(List.of(), mac.sent);
    Parameters others = Parameters.of(Map.of("policy", "biometrics", "fingers-sha256", "00"));
    assertEquals("UNAVAILABLE", Asked.once(touchId, others).outcome());
    assertFalse(mac.sent.contains(EVALUATE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy=watch", "policy=", "policy=1", "reuse=10", "fingers-sha256=00"})
  void noWishIsIgnored(String wish) {
    String[] parts = wish.split("=", 2);
    Parameters wanted = Parameters.of(Map.of(parts[0], parts[1]));
    assertThrows(AuthenticatorException.class, () -> touchId.enroll(wanted));
  }

  private static long numberOf(LaError error) {
    for (long number = 0; number > -2000; number--) {
      if (LaError.obstacle(number).getMessage().contains(error + ", ")) {
        return number;
      }
    }
    throw new AssertionError(error);
  }

  private Asked ask() {
    return Asked.once(touchId, enrolled);
  }
}
