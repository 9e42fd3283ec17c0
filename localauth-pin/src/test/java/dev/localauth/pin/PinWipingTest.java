// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrays that held a PIN or a key hold zeros when the method has returned. */
class PinWipingTest {
  private static final String PIN = "7-hawthorn";

  private final List<byte[]> arrays = new ArrayList<>();
  private final List<Secret> keys = new ArrayList<>();
  private final Desk desk = new Desk(this::derive);

  @Test
  void afterEnrolling() throws Exception {
    desk.enroll(PIN);
    assertWiped(1);
  }

  @Test
  void afterARightAndAWrongPin() throws Exception {
    desk.enroll(PIN);
    desk.unlock(PIN);
    desk.unlock("8-hawthorn");
    assertWiped(3);
  }

  @Test
  void afterAnUpgrade() throws Exception {
    desk.enroll(PIN);
    desk.method = desk.method(Cheap.DEARER);
    desk.unlock(PIN);
    assertWiped(3);
  }

  @Test
  void afterAFailure() {
    desk.store.failStoringAfter(
        0, new SecretStoreException(SecretStoreException.Reason.UNWRITABLE, "the disk is full"));
    assertThrows(SecretStoreException.class, () -> desk.enroll(PIN));
    assertWiped(1);
  }

  private Secret derive(Secret pin, byte[] salt, Cost cost) {
    Secret key = new Argon2id().derive(pin, salt, cost);
    keys.add(key);
    // The body must not let the array escape; a test that looks at it afterwards has to.
    pin.use(arrays::add);
    key.use(arrays::add);
    byte hyphen = pin.use(bytes -> bytes[1]);
    assertEquals('-', hyphen, "wiped too early");
    return key;
  }

  private void assertWiped(int derivations) {
    assertEquals(derivations, keys.size());
    assertFalse(arrays.isEmpty());
    for (byte[] array : arrays) {
      assertArrayEquals(new byte[array.length], array);
    }
  }
}
