// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import dev.localauth.testkit.SecretStoreContract;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The contract on the Credential Manager of a Windows. Each test has names of its own and removes
 * them. Under Wine {@link CredentialManagerUnderWineIT} runs it.
 */
@EnabledOnOs(value = OS.WINDOWS, disabledReason = "SKIPPED: this is not Windows")
class RealCredentialManagerIT implements SecretStoreContract {
  private final String application = "test-" + UUID.randomUUID();
  private final SecretName name = new SecretName(application, "entry");
  private final SecretName other = new SecretName(application, "other");

  @Override
  public SecretStore store() {
    return new CredentialManagerStore();
  }

  @AfterEach
  void nothingIsLeft() throws SecretStoreException {
    store().delete(name);
    store().delete(other);
  }

  @Test
  void itIsUsable() {
    assertTrue(store().availability().usable(), () -> store().availability().detail());
  }

  @Test
  void whatRestsThereIsSealed() throws Exception {
    keep("correct horse");
    String kept = new String(blob(name), ISO_8859_1);
    assertTrue(kept.length() > "correct horse".length());
    assertFalse(kept.contains("correct horse"));
  }

  @Test
  void aValueMovedToAnotherNameIsNotOpened() throws Exception {
    keep("value");
    write(other, blob(name));
    assertRefused(other, Reason.CORRUPT, "CryptUnprotectData: ERROR_INVALID_DATA (13): ");
  }

  @Test
  void aChangedValueIsNotOpened() throws Exception {
    keep("value");
    byte[] blob = blob(name);
    blob[blob.length - 5] ^= 1;
    write(name, blob);
    assertRefused(name, Reason.CORRUPT, "CryptUnprotectData: ERROR_INVALID_DATA (13): ");
  }

  @Test
  void whatDpapiDidNotSealIsNotOpened() throws Exception {
    write(name, "theirs".getBytes(UTF_8));
    assertRefused(name, Reason.CORRUPT, "CryptUnprotectData: ");
  }

  @Test
  void aSecretThatDoesNotFitLeavesTheEarlierOne() throws Exception {
    keep("earlier");
    try (Secret large = Secret.random(2560)) {
      SecretStoreException refusal =
          assertThrows(SecretStoreException.class, () -> store().store(name, large));
      assertEquals(Reason.FAILED, refusal.reason());
    }
    try (Secret kept = store().load(name).orElseThrow()) {
      assertEquals("earlier", kept.use(bytes -> new String(bytes, UTF_8)));
    }
  }

  @Test
  void anErrorComesWithItsText() {
    IntFunction<String> text = Libraries.OfThisWindows.LIBRARIES.text();
    assertFalse(text.apply(Win32Error.ERROR_ACCESS_DENIED.number()).isBlank());
    assertFalse(text.apply(Win32Error.ERROR_NO_SUCH_LOGON_SESSION.number()).isBlank());
    assertEquals("", text.apply(0x7fff_ffff));
  }

  private void assertRefused(SecretName refused, Reason reason, String part) {
    SecretStoreException refusal =
        assertThrows(SecretStoreException.class, () -> store().load(refused));
    assertEquals(reason, refusal.reason(), refusal::toString);
    assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal::toString);
  }

  private void keep(String text) throws SecretStoreException {
    try (Secret value = Secret.copyOf(text.getBytes(UTF_8))) {
      store().store(name, value);
    }
  }

  private static byte[] blob(SecretName of) {
    Advapi32 advapi32 = Libraries.OfThisWindows.LIBRARIES.advapi32();
    PointerByReference found = new PointerByReference();
    try (Memory target = CredentialName.wide(CredentialName.of(of).target())) {
      assertEquals(1, advapi32.CredReadW(target, Advapi32.CRED_TYPE_GENERIC, 0, found));
    }
    Pointer place = found.getValue();
    try {
      Credential credential = new Credential(place);
      return requireNonNull(credential.CredentialBlob)
          .getByteArray(0, credential.CredentialBlobSize);
    } finally {
      advapi32.CredFree(place);
    }
  }

  private static void write(SecretName of, byte[] bytes) {
    try (Memory target = CredentialName.wide(CredentialName.of(of).target());
        Memory blob = new Memory(bytes.length)) {
      blob.write(0, bytes, 0, bytes.length);
      Credential credential = new Credential();
      credential.Type = Advapi32.CRED_TYPE_GENERIC;
      credential.TargetName = target;
      credential.CredentialBlobSize = bytes.length;
      credential.CredentialBlob = blob;
      credential.Persist = Advapi32.CRED_PERSIST_LOCAL_MACHINE;
      assertEquals(1, Libraries.OfThisWindows.LIBRARIES.advapi32().CredWriteW(credential, 0));
    }
  }
}
