// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretServiceErrorTest {
  private static final SecretName NAME = new SecretName("localauth", "pin/record");
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** The numbers are those of glib 2.74 (gioenums.h) and libsecret 0.20.5 (secret-types.h). */
  @ParameterizedTest
  @CsvSource({
    "secret-error, 1, SECRET_ERROR_PROTOCOL, FAILED",
    "secret-error, 2, SECRET_ERROR_IS_LOCKED, LOCKED",
    "secret-error, 3, SECRET_ERROR_NO_SUCH_OBJECT, FAILED",
    "secret-error, 4, SECRET_ERROR_ALREADY_EXISTS, FAILED",
    "secret-error, 5, SECRET_ERROR_INVALID_FILE_FORMAT, CORRUPT",
    "secret-error, 99, secret-error, FAILED",
    "g-dbus-error-quark, 0, G_DBUS_ERROR_FAILED, FAILED",
    "g-dbus-error-quark, 1, G_DBUS_ERROR_NO_MEMORY, FAILED",
    "g-dbus-error-quark, 2, G_DBUS_ERROR_SERVICE_UNKNOWN, UNAVAILABLE",
    "g-dbus-error-quark, 3, G_DBUS_ERROR_NAME_HAS_NO_OWNER, UNAVAILABLE",
    "g-dbus-error-quark, 4, G_DBUS_ERROR_NO_REPLY, UNAVAILABLE",
    "g-dbus-error-quark, 5, G_DBUS_ERROR_IO_ERROR, UNWRITABLE",
    "g-dbus-error-quark, 6, G_DBUS_ERROR_BAD_ADDRESS, UNAVAILABLE",
    "g-dbus-error-quark, 8, G_DBUS_ERROR_LIMITS_EXCEEDED, FAILED",
    "g-dbus-error-quark, 9, G_DBUS_ERROR_ACCESS_DENIED, DENIED",
    "g-dbus-error-quark, 10, G_DBUS_ERROR_AUTH_FAILED, DENIED",
    "g-dbus-error-quark, 11, G_DBUS_ERROR_NO_SERVER, UNAVAILABLE",
    "g-dbus-error-quark, 12, G_DBUS_ERROR_TIMEOUT, UNAVAILABLE",
    "g-dbus-error-quark, 15, G_DBUS_ERROR_DISCONNECTED, UNAVAILABLE",
    "g-dbus-error-quark, 16, G_DBUS_ERROR_INVALID_ARGS, FAILED",
    "g-dbus-error-quark, 19, G_DBUS_ERROR_UNKNOWN_METHOD, UNAVAILABLE",
    "g-dbus-error-quark, 20, G_DBUS_ERROR_TIMED_OUT, UNAVAILABLE",
    "g-dbus-error-quark, 23, G_DBUS_ERROR_SPAWN_EXEC_FAILED, UNAVAILABLE",
    "g-dbus-error-quark, 25, G_DBUS_ERROR_SPAWN_CHILD_EXITED, UNAVAILABLE",
    "g-dbus-error-quark, 31, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND, UNAVAILABLE",
    "g-dbus-error-quark, 41, G_DBUS_ERROR_UNKNOWN_OBJECT, UNAVAILABLE",
    "g-dbus-error-quark, 42, G_DBUS_ERROR_UNKNOWN_INTERFACE, UNAVAILABLE",
    "g-dbus-error-quark, 44, G_DBUS_ERROR_PROPERTY_READ_ONLY, UNAVAILABLE",
    "g-dbus-error-quark, 45, g-dbus-error-quark, FAILED",
    "g-io-error-quark, 0, G_IO_ERROR_FAILED, UNAVAILABLE",
    "g-io-error-quark, 1, G_IO_ERROR_NOT_FOUND, UNAVAILABLE",
    "g-io-error-quark, 12, G_IO_ERROR_NO_SPACE, UNWRITABLE",
    "g-io-error-quark, 13, G_IO_ERROR_INVALID_ARGUMENT, FAILED",
    "g-io-error-quark, 14, G_IO_ERROR_PERMISSION_DENIED, UNAVAILABLE",
    "g-io-error-quark, 18, G_IO_ERROR_CLOSED, UNAVAILABLE",
    "g-io-error-quark, 19, G_IO_ERROR_CANCELLED, UNAVAILABLE",
    "g-io-error-quark, 21, G_IO_ERROR_READ_ONLY, UNWRITABLE",
    "g-io-error-quark, 24, G_IO_ERROR_TIMED_OUT, UNAVAILABLE",
    "g-io-error-quark, 35, G_IO_ERROR_INVALID_DATA, FAILED",
    "g-io-error-quark, 36, G_IO_ERROR_DBUS_ERROR, FAILED",
    "g-io-error-quark, 39, G_IO_ERROR_CONNECTION_REFUSED, UNAVAILABLE",
    "g-io-error-quark, 44, G_IO_ERROR_CONNECTION_CLOSED, UNAVAILABLE",
    "g-io-error-quark, -1, g-io-error-quark, FAILED",
    "none, 0, none, FAILED",
  })
  void eachErrorHasAReasonANameAndItsText(String domain, int code, String name, Reason reason) {
    GlibException error = new GlibException("SearchItems", domain, code, "the text");
    assertEquals(name, GlibErrors.name(error));
    SecretStoreException refusal = SecretServiceError.of(error, Provider.GNOME_KEYRING, LIMIT);
    assertEquals(reason, refusal.reason());
    assertSame(error, refusal.getCause());
    if (refusal.hint().isEmpty()) {
      assertEquals(
          "gnome-keyring failed in SearchItems: %s (%d): the text".formatted(name, code),
          refusal.getMessage());
    }
    assertNeverAbsent(error, reason);
  }

  // "Gone" is looked for again, and stays an error if the provider insists.
  private static void assertNeverAbsent(GlibException error, Reason reason) {
    for (String method : List.of("defaultCollection", "locked", "search", "secret")) {
      FakeSecretService service = new FakeSecretService();
      service.add(NAME, new byte[0]);
      service.fail(method, Integer.MAX_VALUE, error);
      SecretStore store = new SecretServiceStore(service, new Desktop(true, false));
      assertEquals(reason, thrownBy(() -> store.load(NAME)).reason(), method);
    }
    for (String method : List.of("search", "replace", "create", "delete")) {
      FakeSecretService service = new FakeSecretService();
      if (!method.equals("create")) {
        service.add(NAME, new byte[0]);
      }
      service.fail(method, Integer.MAX_VALUE, error);
      SecretStore store = new SecretServiceStore(service, new Desktop(true, false));
      if (method.equals("delete")) {
        assertEquals(reason, thrownBy(() -> store.delete(NAME)).reason(), method);
      } else if (!method.equals("replace") || !SecretServiceError.isGone(error)) {
        assertEquals(
            reason, thrownBy(() -> store.store(NAME, Secret.copyOf(new byte[1]))).reason(), method);
      }
    }
  }

  private static SecretStoreException thrownBy(Executable call) {
    return assertThrows(SecretStoreException.class, call);
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aLockedKeyringNamesTheProvidersOwnWay(Provider provider) {
    GlibException locked = new GlibException("SetSecret", GlibErrors.SECRET, 2, "Locked");
    SecretStoreException refusal = SecretServiceError.of(locked, provider, LIMIT);
    assertEquals(provider.keyring() + " is locked", refusal.getMessage());
    assertEquals(
        provider.unlocking() + "; over SSH use --store file", refusal.hint().orElseThrow());
  }

  @Test
  void theDeadlineSaysHowLongItWaited() {
    GlibException silence = SecretServiceError.timedOut("SearchItems");
    SecretStoreException refusal = SecretServiceError.of(silence, Provider.KWALLET, LIMIT);
    assertEquals("the secret service did not answer in 5 seconds", refusal.getMessage());
    assertTrue(refusal.hint().orElseThrow().startsWith("KWallet may be waiting in a window"));
  }

  @Test
  void aWindowThatNobodyAnsweredIsDenied() {
    SecretStoreException refusal =
        SecretServiceError.of(
            SecretServiceError.timedOut("Prompt"), Provider.KWALLET, Duration.ofSeconds(60));
    assertEquals(Reason.DENIED, refusal.reason());
    assertEquals("nobody answered the window of KWallet in 60 seconds", refusal.getMessage());
  }

  @Test
  void aBusThatCannotBeReachedIsToldApart() {
    GlibException refused =
        new GlibException("g_bus_get_sync", GlibErrors.IO, 39, "Could not connect:\nrefused.");
    assertEquals(
        "the session bus cannot be reached:"
            + " G_IO_ERROR_CONNECTION_REFUSED (39): Could not connect: refused",
        SecretServiceError.of(refused, Provider.OTHER, LIMIT).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\n\tb", "a\u001b[31mb", "a\u202eb", "a b. ", " a b"})
  void theTextOfOthersBecomesOneLine(String text) {
    String line = Lines.one(text);
    assertTrue(line.startsWith("a ") && line.endsWith("b"), line);
    assertTrue(line.codePoints().noneMatch(Character::isISOControl), line);
  }

  @Test
  void aLongTextIsCut() {
    assertEquals(200, Lines.one("x".repeat(10_000)).length());
    assertFalse(Lines.one("\ud83d\udd11".repeat(300)).endsWith("\ud83d"));
  }
}
