// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import dev.localauth.testkit.LockableSecretStoreContract;
import dev.localauth.testkit.ServiceRegistrations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeychainStoreTest implements LockableSecretStoreContract {
  private static final SecretName NAME = new SecretName("localauth", "totp/seed");

  private final FakeKeychain keychain = new FakeKeychain();

  @Override
  public SecretStore store() {
    return keychain.store();
  }

  @Override
  public void lock() {
    keychain.lock(true);
  }

  @Override
  public void unlock() {
    keychain.lock(false);
  }

  @AfterEach
  void everythingIsReleasedAndOverwritten() {
    assertEquals(0, keychain.living(), "objects nobody released");
    assertFalse(keychain.unwiped(), "a value was released before it was overwritten");
  }

  @Test
  void bothRegistrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(KeychainStore.class);
  }

  @Test
  void itIsUpdatedWhereItIs() throws Exception {
    keep("one");
    keep("two");
    assertEquals(List.of("SecItemUpdate", "SecItemAdd", "SecItemUpdate"), keychain.calls());
  }

  @Test
  void whoLosesTheRaceToAddUpdates() throws Exception {
    List<String> key = List.of("localauth/localauth", "totp/seed");
    keychain.beforeAdding(() -> keychain.items().put(key, "\1theirs".getBytes(UTF_8)));
    keep("ours");
    assertArrayEquals("\1ours".getBytes(UTF_8), keychain.items().get(key));
    assertEquals(List.of("SecItemUpdate", "SecItemAdd", "SecItemUpdate"), keychain.calls());
  }

  @Test
  void anItemThatComesAndGoesIsAnError() {
    keychain.answer("SecItemAdd", -25299);
    SecretStoreException refusal = assertThrows(SecretStoreException.class, () -> keep("ours"));
    assertEquals(Reason.FAILED, refusal.reason());
    assertTrue(refusal.getMessage().contains("errSecItemNotFound (-25300)"), refusal::toString);
  }

  @Test
  void whatSomebodyElsePutThereIsCorrupt() throws Exception {
    keep("ours");
    for (byte[] foreign : List.of(new byte[0], "theirs".getBytes(UTF_8), new byte[(1 << 20) + 1])) {
      keychain.items().replaceAll((key, value) -> foreign);
      assertEquals(Reason.CORRUPT, refused().reason());
    }
  }

  @Test
  void aResultThatIsNotDataIsCorrupt() throws Exception {
    keep("ours");
    keychain.resultType(18);
    assertEquals(Reason.CORRUPT, refused().reason());
  }

  @Test
  void withoutAnyKeychainNothingIsAbsent() {
    keychain.answer("SecKeychainGetStatus", -25307);
    SecretStoreException refusal = refused();
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertTrue(refusal.getMessage().contains("errSecNoDefaultKeychain"), refusal::toString);
    assertThrows(SecretStoreException.class, () -> store().delete(NAME));
  }

  @Test
  void aLockedKeychainSaysHowToUnlockIt() {
    lock();
    SecretStoreException refusal = refused();
    assertEquals(Reason.LOCKED, refusal.reason());
    assertTrue(refusal.getMessage().startsWith("the login keychain is locked"));
    assertTrue(
        refusal
            .hint()
            .orElseThrow()
            .contains("security unlock-keychain ~/Library/Keychains/login.keychain-db"));
  }

  @Test
  void overSshALockedKeychainIsNotAvailable() {
    lock();
    Availability availability = store().availability();
    assertFalse(availability.usable());
    assertEquals("the login keychain is locked", availability.detail());
    assertEquals(Optional.of(KeychainError.UNLOCK), availability.hint());
  }

  @Test
  void atTheScreenALockedKeychainWillAsk() {
    lock();
    keychain.graphic(true);
    assertTrue(store().availability().usable());
  }

  @Test
  void theAvailabilityTouchesNoItem() {
    assertTrue(store().availability().usable());
    assertEquals(List.of("SecKeychainGetStatus"), keychain.calls());
  }

  @Test
  void withoutAnyKeychainItIsNotAvailable() {
    keychain.answer("SecKeychainGetStatus", -25307);
    Availability availability = store().availability();
    assertFalse(availability.usable());
    assertTrue(availability.detail().contains("errSecNoDefaultKeychain (-25307)"));
  }

  @Test
  void missingFrameworksAreASentence() {
    SecretStore store =
        new KeychainStore(
            () -> Frameworks.load("/nowhere/CoreFoundation", "/nowhere/Security"),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));
    assertEquals("the frameworks of macOS cannot be loaded", store.availability().detail());
    SecretStoreException refusal = assertThrows(SecretStoreException.class, () -> store.load(NAME));
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
  }

  private SecretStoreException refused() {
    return assertThrows(SecretStoreException.class, () -> store().load(NAME));
  }

  private void keep(String text) throws SecretStoreException {
    try (Secret value = Secret.copyOf(text.getBytes(UTF_8))) {
      store().store(NAME, value);
    }
  }
}
