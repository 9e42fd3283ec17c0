// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import dev.localauth.testkit.LockableSecretStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract through JNA, against native code that counts what is not released. */
class NativeDoubleIT implements LockableSecretStoreContract {
  private static final SecretName NAME = new SecretName("localauth", "totp/seed");
  private static final int GRAPHIC = 0x30;
  private static final int REMOTE = 0x1020;

  private static NativeDouble keychain;

  @BeforeAll
  static void build() {
    keychain = NativeDouble.build();
  }

  @Override
  public SecretStore store() {
    return keychain.store();
  }

  @Override
  public void lock() {
    keychain.controls().double_lock(1);
  }

  @Override
  public void unlock() {
    keychain.controls().double_lock(0);
  }

  @AfterEach
  void everythingIsReleasedOnce() throws Exception {
    NativeDouble.Controls controls = keychain.controls();
    controls.double_no_keychain(0);
    controls.double_return_type(20);
    controls.double_session(REMOTE);
    store().delete(NAME);
    keychain.assertClean();
  }

  @ParameterizedTest
  @CsvSource({
    "SecItemAdd,          -25308, DENIED,      errSecInteractionNotAllowed",
    "SecItemAdd,          -25292, UNWRITABLE,  errSecReadOnly",
    "SecItemUpdate,       -34018, UNAVAILABLE, errSecMissingEntitlement",
    "SecItemCopyMatching, -128,   DENIED,      errSecUserCanceled",
    "SecItemCopyMatching, -25293, DENIED,      errSecAuthFailed",
    "SecItemDelete,       -25291, UNAVAILABLE, errSecNotAvailable",
    "SecKeychainGetStatus,-25295, CORRUPT,     errSecInvalidKeychain",
  })
  void aRefusalIsToldWithItsText(String call, int status, Reason reason, String name) {
    keychain.controls().double_next(call, status);
    SecretStoreException refusal =
        assertThrows(
            SecretStoreException.class,
            switch (call) {
              case "SecItemAdd", "SecItemUpdate" -> () -> keep("value");
              case "SecItemDelete" -> () -> store().delete(NAME);
              default -> () -> store().load(NAME);
            });
    assertEquals(reason, refusal.reason());
    String told = "(%s: %s (%d): The text of status %d)".formatted(call, name, status, status);
    assertTrue(refusal.getMessage().endsWith(told), refusal::toString);
  }

  @Test
  void withoutAnyKeychainNothingIsAbsent() {
    keychain.controls().double_no_keychain(1);
    SecretStoreException refusal =
        assertThrows(SecretStoreException.class, () -> store().load(NAME));
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertFalse(store().availability().usable());
    assertThrows(SecretStoreException.class, () -> store().delete(NAME));
  }

  @Test
  void aResultOfAnotherTypeIsCorrupt() throws Exception {
    keep("value");
    keychain.controls().double_return_type(7);
    assertCorrupt();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "theirs"})
  void whatSomebodyElsePutThereIsCorrupt(String theirs) throws Exception {
    keep("value");
    keychain.controls().double_tamper(theirs.getBytes(UTF_8), theirs.length());
    assertCorrupt();
  }

  @Test
  void theLockIsSeenFromASshSession() {
    lock();
    try {
      assertFalse(store().availability().usable());
      keychain.controls().double_session(GRAPHIC);
      assertTrue(store().availability().usable());
    } finally {
      unlock();
    }
  }

  @Test
  void aSilentKeychainIsLeftAloneAndNothingIsLost() throws Exception {
    keychain.controls().double_session(REMOTE);
    keychain.controls().double_hold(1);
    try (Secret value = Secret.random(16)) {
      SecretStore impatient = keychain.store(Duration.ofSeconds(1), Duration.ofMinutes(1));
      SecretStoreException refusal =
          assertThrows(SecretStoreException.class, () -> impatient.store(NAME, value));
      assertEquals(Reason.UNAVAILABLE, refusal.reason());
      keychain.controls().double_await_held();
    } finally {
      keychain.controls().double_hold(0);
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("localauth keychain")) {
        thread.join();
      }
    }
    assertTrue(store().load(NAME).isEmpty());
  }

  private void assertCorrupt() {
    SecretStoreException refusal =
        assertThrows(SecretStoreException.class, () -> store().load(NAME));
    assertEquals(Reason.CORRUPT, refusal.reason());
  }

  private void keep(String text) throws SecretStoreException {
    try (Secret value = Secret.copyOf(text.getBytes(UTF_8))) {
      store().store(NAME, value);
    }
  }
}
