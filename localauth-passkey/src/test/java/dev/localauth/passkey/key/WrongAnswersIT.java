// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.PromptException;
import dev.localauth.testsupport.fido.Ctap;
import dev.localauth.testsupport.fido.SoftKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wrong PINs and fingers are attempts: none of them ends in {@code CANCELLED} or {@code
 * UNAVAILABLE}, for which the gate takes an attempt back.
 */
class WrongAnswersIT {
  private static final String TOUCH = "touch the security key when it blinks: Soft Key";
  private static final String TOO_LONG =
      "0123456789012345678901234567890123456789012345678901234567890123";

  private final SoftKey key = new SoftKey("Key").withPin(KeyDesk.PIN);
  private final KeyDesk desk = new KeyDesk(key);
  private byte[] id = new byte[0];

  @BeforeEach
  void register() throws Exception {
    id = desk.registered();
  }

  @AfterEach
  void nothingIsLeft() {
    desk.assertTidy();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aWrongPinTellsHowManyTriesTheKeyStillTakes(int protocol) {
    key.withProtocols(protocol);
    AuthenticatorException refusal = wrong();
    assertEquals(
        "wrong PIN of the security key, 7 tries left on the key:"
            + " fido_dev_get_assert: FIDO_ERR_PIN_INVALID (49)",
        refusal.getMessage());
    assertEquals(0, desk.person.leftOpen());
  }

  @Test
  void threeWrongPinsInARowWantTheKeyUnplugged() throws Exception {
    wrong();
    wrong();
    AuthenticatorException third = wrong();
    assertTrue(third.getMessage().contains("FIDO_ERR_PIN_AUTH_BLOCKED (52)"));
    assertTrue(third.getMessage().contains("5 tries left on the key"));
    AuthenticatorException right = desk.typing(KeyDesk.PIN).refusedToSign(id);
    assertEquals(Reason.FAILED, right.reason());
    key.plugInAgain();
    desk.typing(KeyDesk.PIN).sign(id).close();
  }

  @Test
  void theLastTryBlocksThePinAndNobodyIsAskedForItAgain() {
    key.withPinTries(1);
    AuthenticatorException last = wrong();
    assertEquals(List.of("1 try left on the key", TOUCH), desk.lines());
    assertTrue(last.getMessage().contains("FIDO_ERR_PIN_BLOCKED (50)"));
    AuthenticatorException blocked = desk.typing().refusedToSign(id);
    assertEquals(Reason.UNAVAILABLE, blocked.reason());
    assertEquals("the PIN of the security key is blocked", blocked.getMessage());
    assertEquals(0, desk.person.prompts());
  }

  @Test
  void aRightPinMakesAllTriesGoodAgain() throws Exception {
    wrong();
    desk.typing(KeyDesk.PIN).sign(id).close();
    assertEquals(8, key.pinTries());
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "\u00e4\u00f6", "a\u0000bcd", TOO_LONG})
  void whatNoKeyTakesIsNotSentAndCountsAllTheSame(String pin) {
    AuthenticatorException refusal = desk.typing(pin).refusedToSign(id);
    assertEquals(Reason.FAILED, refusal.reason());
    assertEquals(8, key.pinTries());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFingerThatTheKeyDoesNotKnowCounts(boolean old) {
    key.withSensor().finger(false);
    if (old) {
      key.old();
    }
    AuthenticatorException refusal = desk.refusedToSign(id);
    assertEquals(Reason.FAILED, refusal.reason());
    assertTrue(
        refusal.getMessage().contains(old ? "FIDO_ERR_OPERATION_DENIED" : "FIDO_ERR_UV_INVALID"));
  }

  @Test
  void aBlockedSensorLeavesThePin() throws Exception {
    key.withSensor().finger(false);
    for (int i = 0; i < 3; i++) {
      assertEquals(Reason.FAILED, desk.refusedToSign(id).reason());
    }
    desk.typing(KeyDesk.PIN).sign(id).close();
    assertEquals(1, desk.person.prompts());
  }

  @Test
  void givingUpAtThePinIsGivingUp() {
    desk.typing(KeyDesk.PIN).person.cancelAt(1);
    key.plugInAgain();
    PromptException given = assertThrows(PromptException.class, () -> desk.sign(id).close());
    assertEquals(PromptException.Reason.CANCELLED, given.reason());
    assertFalse(key.sawPin());
  }

  /** The key is pulled out, or fails, at every command after the PIN was typed. */
  @ParameterizedTest
  @CsvSource({"6, false", "6, true", "2, false", "2, true"})
  void aKeyPulledOutAfterThePinWasTypedCounts(int command, boolean old) {
    key.plugInAgain();
    key.removedAfterPinAt(command);
    if (old) {
      key.old();
    }
    AuthenticatorException refusal = desk.typing(KeyDesk.PIN).refusedToSign(id);
    assertEquals(Reason.FAILED, refusal.reason());
    assertEquals(
        "the security key went away: fido_dev_get_assert: FIDO_ERR_RX (-2)", refusal.getMessage());
  }

  @Test
  void aRefusalAtTheKeyCounts() {
    key.plugInAgain();
    key.failingLater(Ctap.GET_ASSERTION, Ctap.OPERATION_DENIED);
    assertEquals(Reason.FAILED, desk.typing(KeyDesk.PIN).refusedToSign(id).reason());
  }

  private AuthenticatorException wrong() {
    AuthenticatorException refusal = desk.typing("0815-wrong").refusedToSign(id);
    assertEquals(Reason.FAILED, refusal.reason());
    assertFalse(String.valueOf(refusal).contains("0815"));
    return refusal;
  }
}
