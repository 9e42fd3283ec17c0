// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import dev.localauth.testsupport.keyring.BrokenProvider;
import dev.localauth.testsupport.keyring.GnomeKeyring;
import dev.localauth.testsupport.keyring.PrivateBus;
import dev.localauth.testsupport.keyring.Programs;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No bus, no service, and services that answer nonsense or nothing. */
class BrokenServiceIT {
  private static final SecretName NAME = new SecretName("localauth", "pin/record");
  private static final Duration IN_TIME = Duration.ofSeconds(6);
  private static final String COLLECTION = "/org/freedesktop/secrets/collection/test";

  private final Link link = Link.ofThisProcess();
  private final SecretStore store =
      new SecretServiceStore(limit -> new LibSecretService(link, limit), new Desktop(true, false));

  @AfterEach
  void noThreadIsLeft() {
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().startsWith("localauth")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix:path=/nonexistent/bus", "nonsense", "tcp:host=127.0.0.1,port=1"})
  void aBusThatIsNotThereIsUnavailable(String address) {
    SessionBus.use(address);
    SecretStoreException refusal = refused(Reason.UNAVAILABLE, () -> store.load(NAME));
    assertTrue(
        String.valueOf(refusal.getMessage()).startsWith("the session bus cannot be reached: G_"),
        refusal::toString);
    assertEquals("log in to a desktop session, or use --store file", refusal.hint().orElseThrow());
  }

  @Test
  void aBusThatNeverAnswersIsLeftInTime(@TempDir Path directory) throws IOException {
    Path socket = directory.resolve("bus");
    try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listening.bind(UnixDomainSocketAddress.of(socket));
      SessionBus.use("unix:path=" + socket);
      assertEquals(
          "the secret service did not answer in 4 seconds",
          refused(Reason.UNAVAILABLE, () -> store.load(NAME)).getMessage());
      assertTimeout(IN_TIME, () -> assertFalse(store.availability().usable()));
    }
  }

  @Test
  void aBusWithoutAServiceIsUnavailable() throws Exception {
    try (PrivateBus bus = SessionBus.start()) {
      assertEquals(1, bus.living().size());
      for (Executable call : new Executable[] {() -> store.load(NAME), this::storeOne}) {
        SecretStoreException refusal = refused(Reason.UNAVAILABLE, call);
        assertEquals("no program on the session bus keeps secrets", refusal.getMessage());
        assertTrue(refusal.hint().orElseThrow().startsWith("start gnome-keyring"));
      }
      assertEquals(1, bus.living().size());
    }
  }

  @Test
  void aKeyringThatWasNeverMadeHasItsOwnSentence() throws Exception {
    try (PrivateBus bus = SessionBus.start()) {
      Programs.require("gnome-keyring-daemon", "gnome-keyring");
      Process daemon = bus.start("gnome-keyring-daemon", "--foreground", "--components=secrets");
      bus.awaitSecrets(daemon);
      for (Executable call :
          new Executable[] {() -> store.load(NAME), this::storeOne, () -> store.delete(NAME)}) {
        assertEquals(
            "gnome-keyring has no default keyring yet",
            refused(Reason.UNAVAILABLE, call).getMessage());
      }
      assertFalse(store.availability().usable());
      assertTrue(store.availability().hint().orElseThrow().startsWith("make a default keyring"));
    }
  }

  @Test
  void aKeyringThatNobodyUnlockedSinceItStartedIsLocked() throws Exception {
    try (GnomeKeyring keyring = new GnomeKeyring(SessionBus.start())) {
      storeOne();
      keyring.replaceLocked();
      assertEquals(
          "the login keyring is locked",
          refused(Reason.LOCKED, () -> store.load(NAME)).getMessage());
      keyring.unlock();
      assertTrue(store.delete(NAME));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "silent, UNAVAILABLE, 'the secret service did not answer in 4 seconds'",
    "garbage, LOCKED, 'the keyring is locked'",
    "other-session, CORRUPT, 'the secret service gave a secret that cannot be decrypted'",
    "denies, DENIED, 'the secret service failed in GetSecret: G_DBUS_ERROR_ACCESS_DENIED (9):"
        + " GDBus.Error:org.freedesktop.DBus.Error.AccessDenied: no, never'",
    "wrong-type, FAILED, 'the secret service failed in SearchItems: G_IO_ERROR_INVALID_ARGUMENT"
        + " (13): Method “SearchItems” returned type “(s)”, but expected “(aoao)”'",
    "refuses-keys, FAILED, 'the secret service failed in OpenSession: G_DBUS_ERROR_INVALID_ARGS"
        + " (16): Client public key size is invalid'",
    "prompt-agrees, LOCKED, 'the keyring is locked'",
  })
  void aServiceThatMisbehavesIsNeverEmpty(String mode, Reason reason, String message)
      throws Exception {
    try (PrivateBus bus = SessionBus.start()) {
      BrokenProvider.start(bus, mode);
      assertEquals(message, refused(reason, () -> store.load(NAME)).getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuses-a-key-once", "other-session-once"})
  void whereTheKeyOfASessionWillNotDoAnotherIsAgreedOn(String mode) throws Exception {
    try (PrivateBus bus = SessionBus.start()) {
      BrokenProvider.start(bus, mode);
      try (Secret secret = store.load(NAME).orElseThrow()) {
        assertEquals("v", secret.use(bytes -> new String(bytes, UTF_8)));
      }
    }
  }

  @Test
  void aServiceThatDropsWhatItWasGivenIsNoticed() throws Exception {
    try (PrivateBus bus = SessionBus.start()) {
      BrokenProvider.start(bus, "drops");
      assertEquals(
          "the secret service did not keep what was stored",
          refused(Reason.FAILED, this::storeOne).getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({"prompt-agrees, true", "prompt-refuses, false"})
  void theAnswerInAWindowIsWaitedFor(String mode, boolean agreed) throws Exception {
    try (PrivateBus bus = SessionBus.start();
        SecretService service = new LibSecretService(link, Duration.ofSeconds(5))) {
      BrokenProvider.start(bus, mode);
      assertEquals(agreed, service.unlock(COLLECTION));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prompt-is-ignored", "prompt-hangs"})
  void aWindowThatNobodyAnswersIsDismissedInTime(String mode) throws Exception {
    try (PrivateBus bus = SessionBus.start()) {
      BrokenProvider.start(bus, mode);
      try (SecretService service = new LibSecretService(link, Duration.ofSeconds(1))) {
        GlibException error =
            assertTimeout(
                Duration.ofSeconds(2),
                () -> assertThrows(GlibException.class, () -> service.unlock(COLLECTION)));
        assertEquals("Prompt", error.call());
        assertEquals("G_IO_ERROR_CANCELLED", GlibErrors.name(error));
      }
      if (mode.equals("prompt-is-ignored")) {
        bus.await("the dismissal", () -> bus.said().contains("dismissed"));
      }
    }
  }

  @Test
  void aProviderThatEndsWhileItsWindowIsOpenIsNotWaitedFor() throws Exception {
    try (PrivateBus bus = SessionBus.start();
        SecretService service = new LibSecretService(link, Duration.ofSeconds(5))) {
      BrokenProvider.start(bus, "prompt-ends");
      GlibException error =
          assertTimeout(
              Duration.ofSeconds(3),
              () -> assertThrows(GlibException.class, () -> service.unlock(COLLECTION)));
      assertEquals("the provider went away", error.text());
    }
  }

  @Test
  void withADisplayARefusedWindowIsDenied() throws Exception {
    try (PrivateBus bus = SessionBus.start()) {
      BrokenProvider.start(bus, "prompt-refuses");
      SecretStore withDisplay =
          new SecretServiceStore(
              limit -> new LibSecretService(link, limit), new Desktop(true, true));
      assertEquals(
          "the window of the secret service was dismissed",
          refused(Reason.DENIED, () -> withDisplay.load(NAME)).getMessage());
    }
  }

  private void storeOne() throws SecretStoreException {
    try (Secret secret = Secret.copyOf(new byte[] {1})) {
      store.store(NAME, secret);
    }
  }

  private static SecretStoreException refused(Reason reason, Executable call) {
    SecretStoreException refusal =
        assertTimeout(IN_TIME, () -> assertThrows(SecretStoreException.class, call));
    assertEquals(reason, refusal.reason());
    return refusal;
  }
}
