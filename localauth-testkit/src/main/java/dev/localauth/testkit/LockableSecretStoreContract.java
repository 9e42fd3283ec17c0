// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a store does, beyond {@link SecretStoreContract}, if it can be locked. */
public interface LockableSecretStoreContract extends SecretStoreContract {
  /** Locks the place; nobody is there to unlock it when asked. */
  void lock() throws Exception;

  /** Unlocks the place again; doing so when it is open is not an error. */
  void unlock() throws Exception;

  /** A locked store says so, for what it holds and for what it does not. */
  @Test
  default void aLockedStoreIsNeverEmpty() throws Exception {
    whileLocked(
        held -> {
          SecretName absent = new SecretName(held.application(), "was never there");
          assertRefused(() -> store().load(held));
          assertRefused(() -> store().load(absent));
        });
  }

  /** Storing into a locked store fails and keeps the earlier value. */
  @Test
  default void aLockedStoreKeepsTheEarlierValue() throws Exception {
    whileLocked(
        held -> {
          try (Secret other = Secret.copyOf("other".getBytes(UTF_8))) {
            assertRefused(() -> store().store(held, other));
          }
        });
  }

  /** Deleting from a locked store fails and deletes nothing. */
  @Test
  default void aLockedStoreDeletesNothing() throws Exception {
    whileLocked(held -> assertRefused(() -> store().delete(held)));
  }

  /** Asking for the availability neither throws nor unlocks. */
  @Test
  default void askingForTheAvailabilityDoesNotUnlock() throws Exception {
    whileLocked(
        held -> {
          Sentences.assertSentence(assertDoesNotThrow(() -> store().availability()).detail());
          assertRefused(() -> store().load(held));
        });
  }

  private void whileLocked(WhileLocked body) throws Exception {
    byte[] value = "kept".getBytes(UTF_8);
    try (Names names = new Names(store())) {
      SecretName held = names.stored("held", value);
      try {
        lock();
        body.accept(held);
      } finally {
        unlock();
      }
      try (Secret after = store().load(held).orElseThrow()) {
        assertArrayEquals(value, after.use(byte[]::clone));
      }
      assertTrue(store().delete(held));
      assertEquals(Optional.empty(), store().load(held));
    }
  }

  private static void assertRefused(Executable call) {
    SecretStoreException refusal = assertThrows(SecretStoreException.class, call);
    Sentences.assertSentence(String.valueOf(refusal.getMessage()));
    // DENIED: some services ask the person, and nobody is there.
    assertTrue(Set.of(Reason.LOCKED, Reason.DENIED).contains(refusal.reason()), refusal::toString);
  }
}
