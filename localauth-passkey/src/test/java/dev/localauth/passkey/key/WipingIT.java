// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.testsupport.fido.Ctap;
import dev.localauth.testsupport.fido.SoftKey;
import org.junit.jupiter.api.Test;

/** Native memory that held a PIN or a secret holds zeros when the method has returned. */
class WipingIT {
  private final SoftKey key = new SoftKey("Key").withPin(KeyDesk.PIN);
  private final KeyDesk desk = new KeyDesk(key);

  @Test
  void thePinAfterARegistration() throws Exception {
    desk.registered();
    assertPinWiped();
  }

  @Test
  void thePinAndTheSecretAfterAnAssertion() throws Exception {
    byte[] id = desk.registered();
    AssertionResponse response = desk.typing(KeyDesk.PIN).sign(id);
    response.close();
    assertPinWiped();
    assertEquals(32, desk.fido.secretWhenFreed.length);
    assertArrayEquals(new byte[32], desk.fido.secretWhenFreed);
  }

  @Test
  void thePinAfterAFailure() throws Exception {
    byte[] id = desk.registered();
    key.plugInAgain();
    key.failingLater(Ctap.GET_ASSERTION, Ctap.OTHER);
    desk.typing(KeyDesk.PIN).refusedToSign(id);
    assertPinWiped();
  }

  private void assertPinWiped() {
    assertTrue(desk.fido.pins.size() > 0);
    desk.fido.pins.forEach(
        pin -> assertArrayEquals(new byte[9], pin.getByteArray(0, 9), "the PIN"));
    assertTrue(desk.fido.pinsWereThere, "wiped too early");
  }
}
