// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.api.Purpose;
import dev.localauth.biometric.macos.NativeDouble.Controls;
import dev.localauth.biometric.macos.NativeDouble.Count;
import dev.localauth.biometric.platform.Asked;
import dev.localauth.biometric.platform.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Through JNA, against native code that answers on threads of its own and counts. */
@Timeout(120)
class NativeDoubleIT {
  private static final Parameters DEVICE_OWNER = Parameters.of(Map.of("policy", "device-owner"));
  private static final Limits IMPATIENT = new Limits(Duration.ofSeconds(5), Duration.ofMillis(300));

  private static NativeDouble mac;

  private Controls controls;
  private TouchId touchId;
  private Parameters enrolled;

  @BeforeAll
  static void build() {
    mac = NativeDouble.build();
  }

  @BeforeEach
  void enroll() throws Exception {
    mac.reset();
    controls = mac.controls();
    touchId = mac.touchId(NativeDouble.LONG);
    enrolled = touchId.enroll(Parameters.none());
  }

  @AfterEach
  void everythingIsReleasedOnce() {
    controls.double_manner(0);
    mac.assertClean();
  }

  @Test
  void aFingerOpens() {
    assertEquals("VERIFIED", ask().outcome());
    assertEquals(1, controls.double_policy());
    assertEquals("unlock claude in /work", controls.double_reason());
    assertEquals("", controls.double_title(), "the button for another way is not hidden");
  }

  @Test
  void whatTheSheetSaysIsUtf8() {
    Purpose purpose = new Purpose("agent \u2028\u202e é", Optional.of("/home/zoë"));
    assertEquals("VERIFIED", Asked.once(touchId, enrolled, purpose).outcome());
    assertEquals(
        "unlock agent ?? é in /home/zoë", new String(controls.double_reason().getBytes(), UTF_8));
  }

  /** Of all errors that end a shown sheet, one is told apart from a miss: none was shown. */
  @ParameterizedTest
  @CsvSource({
    "-1,    WRONG,       ''",
    "-2,    FAILED,      LAErrorUserCancel",
    "-3,    FAILED,      LAErrorUserFallback",
    "-4,    FAILED,      LAErrorSystemCancel",
    "-5,    FAILED,      LAErrorPasscodeNotSet",
    "-6,    FAILED,      LAErrorBiometryNotAvailable",
    "-7,    FAILED,      LAErrorBiometryNotEnrolled",
    "-8,    FAILED,      LAErrorBiometryLockout",
    "-9,    FAILED,      LAErrorAppCancel",
    "-10,   FAILED,      LAErrorInvalidContext",
    "-11,   FAILED,      LAErrorCompanionNotAvailable",
    "-12,   FAILED,      LAErrorBiometryNotPaired",
    "-13,   FAILED,      LAErrorBiometryDisconnected",
    "-14,   FAILED,      LAErrorInvalidDimensions",
    "-1004, UNAVAILABLE, LAErrorNotInteractive",
    "-1000, FAILED,      LAError -1000",
    "-1001, FAILED,      LAError -1001",
    "7,     FAILED,      LAError 7",
  })
  void everyErrorKeepsTheGateShut(long code, String outcome, String name) {
    controls.double_answer(0, code);
    Asked asked = ask();
    assertEquals(outcome, asked.outcome());
    assertTrue(asked.message().contains(name), asked::message);
    assertTrue(name.isEmpty() || asked.message().contains(String.valueOf(code)), asked::message);
  }

  @ParameterizedTest
  @CsvSource({"1, -1, WRONG", "1, -2, FAILED", "0, 0, FAILED", "256, 0, FAILED"})
  void onlyAPlainYesIsAYes(int success, long code, String outcome) {
    controls.double_answer(success, code);
    assertEquals(outcome, ask().outcome());
  }

  @ParameterizedTest
  @ValueSource(longs = {-5, -6, -7, -8, -11, -12, -13, -1004, -1000})
  void whatStandsInTheWayIsSaidBeforeAnybodyIsAsked(long code) {
    controls.double_can(1, code);
    long shown = mac.count(Count.SHOWN);
    Asked asked = ask();
    assertEquals("UNAVAILABLE", asked.outcome());
    assertTrue(asked.message().contains(String.valueOf(code)), asked::message);
    Availability availability = touchId.availability();
    assertFalse(availability.usable());
    assertEquals(asked.message(), availability.detail());
    assertEquals(shown, mac.count(Count.SHOWN));
  }

  @ParameterizedTest
  @CsvSource({"0x1020, 0", "0x1030, 0", "0x0020, 0", "0x0000, 0", "0x0030, -60500"})
  void aSessionThatIsNotAtTheScreenIsRefusedBeforeAsking(String attributes, int status) {
    controls.double_session(Integer.decode(attributes), status);
    long shown = mac.count(Count.SHOWN);
    long created = mac.count(Count.CREATED);
    assertEquals("UNAVAILABLE", ask().outcome());
    assertFalse(touchId.availability().usable());
    assertThrows(AuthenticatorException.class, () -> touchId.enroll(Parameters.none()));
    assertEquals(shown, mac.count(Count.SHOWN), "evaluatePolicy was called");
    assertEquals(created, mac.count(Count.CREATED), "a context was made");
  }

  @Test
  void theLoginPasswordDoesOnlyWhereThatWasEnrolled() throws Exception {
    Parameters either = touchId.enroll(DEVICE_OWNER);
    assertEquals(DEVICE_OWNER, either);
    controls.double_can(1, -8);
    assertEquals("UNAVAILABLE", ask().outcome());
    assertEquals("VERIFIED", Asked.once(touchId, either).outcome());
    assertEquals(2, controls.double_policy());
    assertFalse(touchId.availability().usable());
  }

  @Test
  void anotherFingerClosesTheGate() {
    assertEquals("VERIFIED", ask().outcome());
    controls.double_state(new byte[] {1, 2, 3, 5}, 4, NativeDouble.DATA);
    long shown = mac.count(Count.SHOWN);
    Asked asked = ask();
    assertEquals("UNAVAILABLE", asked.outcome());
    assertTrue(asked.message().contains("fingers"), asked::message);
    assertEquals(shown, mac.count(Count.SHOWN));
  }

  @ParameterizedTest
  @CsvSource({"0, 20", "4, 7"})
  void fingersThatMacOsDoesNotTellCloseTheGate(long length, int type) {
    controls.double_state(new byte[] {1, 2, 3, 4}, length, type);
    assertEquals("UNAVAILABLE", ask().outcome());
    AuthenticatorException refusal =
        assertThrows(AuthenticatorException.class, () -> touchId.enroll(Parameters.none()));
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
  }

  @Test
  void aFingerAddedWhileTheSheetIsShownClosesTheGate() throws Exception {
    controls.double_manner(NativeDouble.KEEPS_SILENT);
    CompletableFuture<Asked> asked = CompletableFuture.supplyAsync(this::ask);
    mac.await(Count.WAITING, 1);
    controls.double_state(new byte[] {9}, 1, NativeDouble.DATA);
    controls.double_manner(0);
    assertEquals("FAILED", asked.get().outcome());
  }

  @Test
  void whoeverDoesNotAnswerInTimeIsAskedNoMore() {
    controls.double_manner(NativeDouble.KEEPS_SILENT);
    assertEquals("TIMED_OUT", Asked.once(mac.touchId(IMPATIENT), enrolled).outcome());
    // By invalidate alone: nobody let it go.
    mac.await(Count.WAITING, 0);
  }

  @Test
  void aLateYesIsNobodysAnswer() throws Exception {
    controls.double_manner(NativeDouble.KEEPS_SILENT | NativeDouble.IGNORES_INVALIDATE);
    assertEquals("TIMED_OUT", Asked.once(mac.touchId(IMPATIENT), enrolled).outcome());
    mac.await(Count.WAITING, 1);
    controls.double_answer(0, -2);
    CompletableFuture<Asked> next = CompletableFuture.supplyAsync(this::ask);
    mac.await(Count.WAITING, 2);
    // Both are answered now: yes to the question that was given up, no to the one that is open.
    controls.double_manner(0);
    assertEquals("FAILED", next.get().outcome());
  }

  @Test
  void onlyTheFirstAnswerToAQuestionCounts() {
    controls.double_manner(NativeDouble.ANSWERS_TWICE);
    controls.double_answer(0, -1);
    assertEquals("WRONG", ask().outcome());
    assertEquals("WRONG", ask().outcome());
  }

  @Test
  void whoStopsWaitingTakesTheSheetAway() throws Exception {
    controls.double_manner(NativeDouble.KEEPS_SILENT);
    CompletableFuture<Asked> interrupted = new CompletableFuture<>();
    Thread waiting = new Thread(() -> interrupted.complete(ask()));
    waiting.start();
    mac.await(Count.WAITING, 1);
    waiting.interrupt();
    assertEquals("FAILED", interrupted.get().outcome());
    mac.await(Count.WAITING, 0);
  }

  @Test
  void aMacThatDoesNotEvenSayWhetherItCanAskIsLeftAlone() {
    controls.double_manner(NativeDouble.SLOW_TO_SAY);
    Limits brief = new Limits(Duration.ofMillis(300), Duration.ofSeconds(5));
    long shown = mac.count(Count.SHOWN);
    Asked asked = Asked.once(mac.touchId(brief), enrolled);
    assertEquals("UNAVAILABLE", asked.outcome());
    assertTrue(asked.message().contains("did not answer"), asked::message);
    controls.double_manner(0);
    assertEquals(shown, mac.count(Count.SHOWN), "asked after it was given up");
  }

  private Asked ask() {
    return Asked.once(touchId, enrolled);
  }
}
