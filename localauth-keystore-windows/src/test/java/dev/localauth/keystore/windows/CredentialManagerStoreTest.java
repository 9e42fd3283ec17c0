// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import dev.localauth.testkit.SecretStoreContract;
import dev.localauth.testkit.ServiceRegistrations;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialManagerStoreTest implements SecretStoreContract {
  private static final SecretName NAME = new SecretName("localauth", "totp/seed");

  private final FakeWindows windows = new FakeWindows();

  @Override
  public SecretStore store() {
    return windows.store();
  }

  @AfterEach
  void everythingIsGivenBackAndOverwritten() {
    assertEquals(0, windows.lent(), "credentials nobody gave back");
    assertFalse(windows.unwiped(), "a value was not overwritten");
  }

  @Test
  void bothRegistrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(CredentialManagerStore.class);
  }

  @Test
  void itIsReplacedInOneStep() throws Exception {
    keep("one");
    keep("two");
    assertEquals(
        List.of("CryptProtectData", "CredWriteW", "CryptProtectData", "CredWriteW"),
        windows.calls());
  }

  @Test
  void whatRestsInCredentialManagerIsSealed() throws Exception {
    keep("correct horse");
    String kept = new String(windows.items().values().iterator().next(), ISO_8859_1);
    assertFalse(kept.contains("correct horse"));
  }

  @Test
  void aSecretThatDoesNotFitIsRefusedBeforeWindowsIsAsked() throws Exception {
    keep("earlier");
    int fits = 2560 - 32 - 1;
    try (Secret largest = Secret.random(fits);
        Secret larger = Secret.random(fits + 1)) {
      store().store(NAME, largest);
      int calls = windows.calls().size();
      SecretStoreException refusal =
          assertThrows(SecretStoreException.class, () -> store().store(NAME, larger));
      assertEquals(Reason.FAILED, refusal.reason());
      assertEquals(
          "the secret is too large for Credential Manager: 2561 bytes when sealed, at most 2560"
              + " fit",
          refusal.getMessage());
      assertEquals(List.of("CryptProtectData"), windows.calls().subList(calls, calls + 1));
      assertEquals(calls + 1, windows.calls().size());
      try (Secret kept = store().load(NAME).orElseThrow()) {
        assertTrue(kept.matches(largest));
      }
    }
  }

  @Test
  void aValueMovedToAnotherNameIsCorrupt() throws Exception {
    keep("ours");
    SecretName other = new SecretName("localauth", "pin/record");
    windows
        .items()
        .put(CredentialName.of(other).target(), windows.items().values().iterator().next());
    SecretStoreException refusal =
        assertThrows(SecretStoreException.class, () -> store().load(other));
    assertEquals(Reason.CORRUPT, refusal.reason());
    assertTrue(refusal.getMessage().contains("ERROR_INVALID_DATA (13)"), refusal::toString);
  }

  @Test
  void whatSomebodyElsePutThereIsCorrupt() throws Exception {
    byte[] entropy = CredentialName.of(NAME).entropy();
    for (byte[] foreign :
        List.of(
            new byte[0],
            "theirs".getBytes(UTF_8),
            new byte[2561],
            windows.protect(new byte[0], entropy),
            windows.protect(new byte[] {0}, entropy))) {
      windows.items().put(CredentialName.of(NAME).target(), foreign);
      assertEquals(
          Reason.CORRUPT,
          assertThrows(SecretStoreException.class, () -> store().load(NAME)).reason());
    }
  }

  @Test
  void aSuccessWithoutACredentialIsNoAbsence() {
    windows.giveNoCredential();
    assertEquals(
        Reason.CORRUPT,
        assertThrows(SecretStoreException.class, () -> store().load(NAME)).reason());
  }

  @Test
  void aNetworkLogonIsExplained() {
    windows.answer("CredReadW", 1312);
    Availability availability = store().availability();
    assertFalse(availability.usable());
    assertEquals(
        "Windows keeps no credentials in a network logon, such as one by SSH"
            + " (CredReadW: ERROR_NO_SUCH_LOGON_SESSION (1312): The text of 1312)",
        availability.detail());
    assertEquals(
        "log on at the screen of this computer, or use --store file",
        availability.hint().orElseThrow());
  }

  @Test
  void theAvailabilityOnlyReads() {
    assertTrue(store().availability().usable());
    assertEquals(List.of("CredReadW"), windows.calls());
  }

  @Test
  void missingLibrariesAreASentence() {
    SecretStore store =
        new CredentialManagerStore(
            () -> {
              throw new UnsatisfiedLinkError("advapi32");
            },
            Duration.ofMinutes(1));
    assertEquals("the libraries of Windows cannot be loaded", store.availability().detail());
    SecretStoreException refusal = assertThrows(SecretStoreException.class, () -> store.load(NAME));
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
  }

  @Test
  void theLastErrorOfASuccessIsNotRead() throws Exception {
    keep("value");
    try (Secret kept = store().load(NAME).orElseThrow()) {
      assertArrayEquals("value".getBytes(UTF_8), kept.use(byte[]::clone));
    }
    assertTrue(store().delete(NAME));
  }

  private void keep(String text) throws SecretStoreException {
    try (Secret value = Secret.copyOf(text.getBytes(UTF_8))) {
      store().store(NAME, value);
    }
  }
}
