// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.passkey.ceremony.Credential;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyWrapTest {
  private final Secret prf = Secret.random(32);
  private final Secret storeKey = Secret.random(32);
  private final Secret unlockingKey = Secret.random(32);
  private final Credential credential = credential(1, 2);

  @Test
  void whatWasWrappedComesBack() throws Exception {
    Secret wrapped = new KeyWrap(credential, prf, storeKey).wrap(unlockingKey);
    assertEquals(60, wrapped.length());
    assertTrue(unwrap(credential, prf, storeKey, wrapped).orElseThrow().matches(unlockingKey));
  }

  @Test
  void eachPartIsNeeded() throws Exception {
    Secret wrapped = new KeyWrap(credential, prf, storeKey).wrap(unlockingKey);
    Secret other = Secret.random(32);
    assertTrue(unwrap(credential, other, storeKey, wrapped).isEmpty());
    assertTrue(unwrap(credential, prf, other, wrapped).isEmpty());
    assertTrue(unwrap(credential, storeKey, prf, wrapped).isEmpty());
    assertTrue(unwrap(credential(2, 2), prf, storeKey, wrapped).isEmpty());
    assertTrue(unwrap(credential(1, 3), prf, storeKey, wrapped).isEmpty());
  }

  @Test
  void eachBitCounts() throws Exception {
    Secret wrapped = new KeyWrap(credential, prf, storeKey).wrap(unlockingKey);
    for (int i = 0; i < 8 * 60; i++) {
      byte[] changed = wrapped.use(byte[]::clone);
      changed[i / 8] ^= (byte) (1 << i % 8);
      assertTrue(unwrap(credential, prf, storeKey, Secret.owning(changed)).isEmpty());
    }
    assertTrue(unwrap(credential, prf, storeKey, Secret.random(59)).isEmpty());
    assertTrue(unwrap(credential, prf, storeKey, Secret.random(61)).isEmpty());
  }

  @Test
  void theSameIsNeverWrittenTwice() throws Exception {
    KeyWrap wrap = new KeyWrap(credential, prf, storeKey);
    assertFalse(wrap.wrap(unlockingKey).matches(wrap.wrap(unlockingKey)));
  }

  @Test
  void shortPartsAreAMistakeOfTheCaller() {
    try (Secret none = Secret.random(0);
        Secret little = Secret.random(31)) {
      assertThrows(IllegalArgumentException.class, () -> new KeyWrap(credential, none, storeKey));
      assertThrows(IllegalArgumentException.class, () -> new KeyWrap(credential, prf, little));
    }
  }

  private static Optional<Secret> unwrap(
      Credential credential, Secret prf, Secret storeKey, Secret wrapped) throws Exception {
    return new KeyWrap(credential, prf, storeKey).unwrap(wrapped);
  }

  private static Credential credential(int id, int key) {
    return new Credential(
        new byte[] {(byte) id},
        new byte[] {(byte) key},
        new byte[32],
        List.of(),
        false,
        new UUID(0, 0),
        0);
  }
}
