// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretServiceStoreTest implements LockableSecretStoreContract {
  private static final SecretName NAME = new SecretName("localauth", "pin/record");
  private static final Desktop NOBODY = new Desktop(true, false);
  private static final Desktop SOMEBODY = new Desktop(true, true);
  private static final GlibException GONE =
      new GlibException("GetSecret", GlibErrors.SECRET, 3, "no such item");

  private final FakeSecretService service = new FakeSecretService();

  @Override
  public SecretStore store() {
    return new SecretServiceStore(service, NOBODY);
  }

  private SecretServiceStore storeWithDisplay() {
    return new SecretServiceStore(service, SOMEBODY);
  }

  @Override
  public void lock() {
    service.locked = true;
  }

  @Override
  public void unlock() {
    service.locked = false;
  }

  @AfterEach
  void eachConversationWasEnded() {
    assertEquals(0, service.open);
  }

  @Test
  void registrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(SecretServiceStore.class);
  }

  @Test
  void withoutASessionBusNothingIsLoaded() {
    SecretStore store =
        new SecretServiceStore(
            limit -> {
              throw new AssertionError("opened");
            },
            new Desktop(false, true));
    assertRefused(Reason.UNAVAILABLE, "there is no session bus, and so no keyring", store);
    assertFalse(store.availability().usable());
  }

  @Test
  void withoutTheLibraryItIsUnavailable() {
    SecretStore store =
        new SecretServiceStore(
            limit -> {
              throw new UnsatisfiedLinkError("libsecret-1.so.0");
            },
            NOBODY);
    assertRefused(Reason.UNAVAILABLE, "libsecret cannot be loaded", store);
    assertTrue(store.availability().hint().orElseThrow().startsWith("install libsecret"));
  }

  @Test
  void withoutADefaultKeyringNothingIsAbsent() {
    service.noCollection = true;
    assertRefused(Reason.UNAVAILABLE, "gnome-keyring has no default keyring yet", store());
    assertFalse(store().availability().usable());
  }

  @Test
  void aLockedKeyringIsNotSearchedAndNoWindowIsOpened() {
    service.locked = true;
    assertRefused(Reason.LOCKED, "the login keyring is locked", store());
    assertFalse(service.calls.contains("search"));
    assertFalse(service.calls.contains("unlock"));
  }

  @Test
  void aLockedItemOfAnOpenKeyringIsLocked() {
    service.add(NAME, "dg==".getBytes(UTF_8));
    service.itemsLocked = true;
    assertRefused(Reason.LOCKED, "the login keyring is locked", store());
  }

  @Test
  void withADisplayTheKeyringIsUnlockedInAMinute() throws Exception {
    service.add(NAME, "dg==".getBytes(UTF_8));
    service.locked = true;
    assertEquals("v", load(storeWithDisplay()));
    assertEquals(Duration.ofSeconds(60), service.limit);
    assertEquals("v", load(store()));
    assertEquals(Duration.ofSeconds(4), service.limit);
  }

  @Test
  void whereNobodyShallBeAskedItIsLockedAlthoughThereIsADisplay() throws Exception {
    service.add(NAME, "dg==".getBytes(UTF_8));
    SecretStore quiet = storeWithDisplay().withoutAsking();
    assertEquals("v", load(quiet));
    service.locked = true;
    assertRefused(Reason.LOCKED, "the login keyring is locked", quiet);
    assertFalse(quiet.availability().usable());
    assertFalse(service.calls.contains("unlock"));
  }

  @Test
  void aLockedItemIsUnlockedToo() throws Exception {
    service.add(NAME, "dg==".getBytes(UTF_8));
    service.itemsLocked = true;
    assertEquals("v", load(storeWithDisplay()));
  }

  @Test
  void whatNeedsNoWindowIsUnlockedWithoutADisplay() throws Exception {
    service.add(NAME, "dg==".getBytes(UTF_8));
    service.locked = true;
    service.asks = false;
    assertEquals("v", load(store()));
    assertEquals(Duration.ofSeconds(4), service.limit);
  }

  @Test
  void aDismissedWindowIsDenied() {
    service.locked = true;
    service.agrees = false;
    assertRefused(Reason.DENIED, "the window of gnome-keyring was dismissed", storeWithDisplay());
  }

  @Test
  void anItemThatStaysLockedIsLocked() {
    service.add(NAME, "dg==".getBytes(UTF_8));
    service.itemsLocked = true;
    service.unlocks = false;
    assertRefused(Reason.LOCKED, "the login keyring is locked", storeWithDisplay());
  }

  @Test
  void aRefusedCreationIsDenied() {
    service.agrees = false;
    assertThrowsReason(Reason.DENIED, () -> store().store(NAME, Secret.copyOf(new byte[1])));
  }

  @Test
  void aRefusedDeletionIsDenied() {
    service.add(NAME, "dg==".getBytes(UTF_8));
    service.agrees = false;
    assertThrowsReason(Reason.DENIED, () -> store().delete(NAME));
  }

  @Test
  void aProviderThatDropsTheSecretIsNoticed() {
    service.keeps = false;
    assertThrowsReason(Reason.FAILED, () -> store().store(NAME, Secret.copyOf(new byte[1])));
  }

  @Test
  void whatTheProviderGarblesIsStoredAgain() throws Exception {
    service.garbles = 2;
    store().store(NAME, Secret.copyOf("v".getBytes(UTF_8)));
    assertEquals("v", load(store()));
    service.garbles = 3;
    assertThrowsReason(
        Reason.FAILED, () -> store().store(NAME, Secret.copyOf("w".getBytes(UTF_8))));
  }

  @Test
  void rubbishIsAskedForInAnotherSession() throws Exception {
    service.add(NAME, "dg==".getBytes(UTF_8));
    service.rubbish = 2;
    assertEquals("v", load(store()));
    assertEquals(2, service.calls.stream().filter("leaveSession"::equals).count());
    service.rubbish = 3;
    assertThrowsReason(Reason.CORRUPT, () -> store().load(NAME));
  }

  @Test
  void anEarlierValueIsReadBeforeItIsReplaced() throws Exception {
    service.add(NAME, "dg==".getBytes(UTF_8));
    store().store(NAME, Secret.copyOf("w".getBytes(UTF_8)));
    assertTrue(service.calls.indexOf("secret") < service.calls.indexOf("replace"));
  }

  @Test
  void whatCannotBeReadCanBeReplaced() throws Exception {
    service.add(NAME, "§secret§".getBytes(UTF_8));
    store().store(NAME, Secret.copyOf("w".getBytes(UTF_8)));
    assertEquals("w", load(store()));
  }

  @Test
  void twoItemsOfOneNameAreCorruptUntilDeleted() throws Exception {
    service.add(NAME, "dg==".getBytes(UTF_8));
    service.add(NAME, "dw==".getBytes(UTF_8));
    assertThrowsReason(Reason.CORRUPT, () -> store().load(NAME));
    assertThrowsReason(Reason.CORRUPT, () -> store().store(NAME, Secret.copyOf(new byte[1])));
    assertTrue(store().delete(NAME));
    assertEquals(Optional.empty(), store().load(NAME));
  }

  @Test
  void whatIsNotBase64IsCorruptAndNotShown() {
    service.add(NAME, "§secret§".getBytes(UTF_8));
    SecretStoreException refusal = assertThrowsReason(Reason.CORRUPT, () -> store().load(NAME));
    assertEquals("what is kept in gnome-keyring is not what was stored", refusal.getMessage());
    assertEquals(null, refusal.getCause());
  }

  @Test
  void whatCannotBeDecryptedIsCorrupt() {
    service.add(NAME, "dg==".getBytes(UTF_8));
    service.undecipherable = true;
    assertThrowsReason(Reason.CORRUPT, () -> store().load(NAME));
  }

  @Test
  void anItemThatGoesAwayMeanwhileIsLookedForAgain() throws Exception {
    service.add(NAME, "dg==".getBytes(UTF_8));
    service.fail("secret", 2, GONE);
    assertEquals("v", load(store()));
    service.fail("secret", 3, GONE);
    assertThrowsReason(Reason.FAILED, () -> store().load(NAME));
    service.fail("replace", 1, GONE);
    store().store(NAME, Secret.copyOf("w".getBytes(UTF_8)));
    assertTrue(service.calls.contains("create"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GDBus.Error:org.freedesktop.Secret.Error.NoSession: no such session",
        "GDBus.Error:org.qtproject.QtDBus.Error.InvalidObjectPath: Can't find session /s/5"
      })
  void aSessionThatTheProviderForgotIsOpenedAgain(String said) throws Exception {
    service.add(NAME, "dg==".getBytes(UTF_8));
    GlibException lost = new GlibException("GetSecret", GlibErrors.IO, 36, said);
    service.fail("secret", 2, lost);
    assertEquals("v", load(store()));
    service.fail("secret", 3, lost);
    assertThrowsReason(Reason.FAILED, () -> store().load(NAME));
  }

  @Test
  void availabilityNeverUnlocks() {
    service.locked = true;
    assertEquals(
        Availability.unusable(
            "the login keyring is locked",
            "unlock it in \"Passwords and Keys\", or with \"gnome-keyring-daemon --replace --unlock"
                + " --components=secrets\", which reads the password; over SSH use --store file"),
        store().availability());
    assertEquals(
        Availability.usable("gnome-keyring; it will ask you to unlock it"),
        storeWithDisplay().availability());
    assertEquals(
        List.of("defaultCollection", "locked", "asksToUnlock"), service.calls.subList(0, 3));
    assertFalse(service.calls.contains("unlock"));
  }

  private static String load(SecretStore store) throws SecretStoreException {
    try (Secret secret = store.load(NAME).orElseThrow()) {
      return secret.use(bytes -> new String(bytes, UTF_8));
    }
  }

  private static void assertRefused(Reason reason, String message, SecretStore store) {
    for (Executable call :
        List.<Executable>of(
            () -> store.load(NAME),
            () -> store.delete(NAME),
            () -> store.store(NAME, Secret.copyOf(new byte[1])))) {
      assertEquals(message, assertThrowsReason(reason, call).getMessage());
    }
  }

  private static SecretStoreException assertThrowsReason(Reason reason, Executable call) {
    SecretStoreException refusal = assertThrows(SecretStoreException.class, call);
    assertEquals(reason, refusal.reason());
    return refusal;
  }
}
