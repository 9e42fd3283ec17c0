// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.testsupport.fido.SoftKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several keys plugged in at once. */
@Timeout(60)
class SeveralKeysIT {
  private final SoftKey first = new SoftKey("First").withPin(KeyDesk.PIN);
  private final SoftKey second = new SoftKey("Second").withPin(KeyDesk.PIN);
  private final KeyDesk desk = new KeyDesk();

  @AfterEach
  void nothingIsLeft() {
    desk.assertTidy();
  }

  @Test
  void theOneTouchedMakesTheCredential() throws Exception {
    desk.keys.plugIn(first.untouched()).plugIn(second);
    desk.typing(KeyDesk.PIN).register().close();
    assertEquals(0, first.credentials());
    assertEquals(1, second.credentials());
    assertEquals(
        List.of(
            "several security keys are plugged in: touch the one to use",
            "touch the security key when it blinks: Soft Second"),
        desk.lines());
    assertFalse(first.blinks());
  }

  @Test
  void theOneThatHoldsTheCredentialIsTakenWithoutAsking() throws Exception {
    desk.keys.plugIn(second);
    byte[] id = desk.registered();
    desk.keys.plugIn(first);
    try (AssertionResponse response = desk.typing(KeyDesk.PIN).sign(id)) {
      assertArrayEquals(id, response.credentialId());
    }
    assertEquals(List.of("touch the security key when it blinks: Soft Second"), desk.lines());
  }

  @Test
  void ofTwoThatAreEnrolledTheOneTouchedSigns() throws Exception {
    desk.keys.plugIn(first);
    byte[] ofFirst = desk.registered();
    desk.keys.pullOut(first);
    desk.keys.plugIn(second);
    byte[] ofSecond = desk.registered();
    first.plugInAgain();
    desk.keys.plugIn(first.untouched());
    try (AssertionResponse response = desk.typing(KeyDesk.PIN).sign(ofFirst, ofSecond)) {
      assertArrayEquals(ofSecond, response.credentialId());
    }
  }

  @Test
  void nobodyTouchesAny() {
    desk.keys.plugIn(first.untouched()).plugIn(second.untouched());
    desk.timeout = Duration.ofSeconds(3);
    AuthenticatorException late = desk.refusedToRegister();
    assertEquals(Reason.TIMED_OUT, late.reason());
    assertFalse(first.blinks() || second.blinks());
  }

  @Test
  void aBrokenOneBesideAGoodOneIsPassedOver() throws Exception {
    first.remove();
    desk.keys.plugIn(first).plugIn(second);
    desk.typing(KeyDesk.PIN).register().close();
    assertEquals(1, second.credentials());
  }

  @Test
  void noneOpensNothing() {
    AuthenticatorException refusal = desk.refusedToRegister();
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertEquals("no security key is plugged in", refusal.getMessage());
  }

  @Test
  void oneThatDoesNotOpenIsUnavailable() {
    first.remove();
    desk.keys.plugIn(first);
    AuthenticatorException refusal = desk.refusedToRegister();
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertEquals(
        "the security key does not answer: fido_dev_open_with_info: FIDO_ERR_INTERNAL (-9)",
        refusal.getMessage());
  }
}
