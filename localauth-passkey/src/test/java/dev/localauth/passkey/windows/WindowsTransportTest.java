// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.ClientData;
import dev.localauth.passkey.transport.RegistrationResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTransportTest {
  private final FakeWindows windows = new FakeWindows();
  private final Requests.Screen screen = new Requests.Screen();
  private final WindowsTransport transport =
      new WindowsTransport(windows::libraries, Duration.ofMinutes(1));

  @AfterEach
  void everythingIsGivenBackWithoutASecretInIt() {
    assertEquals(0, windows.lent());
    assertFalse(windows.unwiped());
  }

  private RegistrationResponse register() throws Exception {
    return transport.register(
        Requests.registration(Requests.LONG, Requests.known("internal", "hybrid", "smoke-signal")),
        Requests.context(screen));
  }

  private AssertionResponse sign() throws Exception {
    return transport.sign(
        Requests.assertion(Requests.LONG, Requests.known("usb", "nfc")), Requests.context(screen));
  }

  @Test
  void thePersonIsToldWhereToLook() throws Exception {
    register().close();
    sign().close();
    assertEquals(2, screen.shown().size());
    assertTrue(screen.shown().get(0).contains("answer the window of Windows"));
  }

  @Test
  void aRegistrationComesBackWhole() throws Exception {
    try (RegistrationResponse response = register()) {
      assertEquals("http://localhost", response.origin());
      assertArrayEquals(
          ClientData.ofRegistration(Requests.CHALLENGE).json(), response.clientDataJson());
      assertEquals(List.of("usb", "internal", "hybrid"), response.transports());
      assertTrue(response.prfEnabled());
      assertSecret(response.prf());
      byte[] object = response.attestationObject();
      int start = object.length - FakeWindows.AUTHENTICATOR_DATA.length;
      assertArrayEquals(
          FakeWindows.AUTHENTICATOR_DATA, Arrays.copyOfRange(object, start, object.length));
    }
  }

  @Test
  void aSignatureComesBackWhole() throws Exception {
    try (AssertionResponse response = sign()) {
      assertEquals("http://localhost", response.origin());
      assertArrayEquals(
          ClientData.ofAssertion(Requests.CHALLENGE).json(), response.clientDataJson());
      assertArrayEquals(FakeWindows.CREDENTIAL_ID, response.credentialId());
      assertArrayEquals(FakeWindows.AUTHENTICATOR_DATA, response.authenticatorData());
      assertArrayEquals(FakeWindows.SIGNATURE, response.signature());
      assertArrayEquals(FakeWindows.USER, response.userHandle().orElseThrow());
      assertSecret(response.prf());
    }
  }

  private static void assertSecret(Optional<Secret> prf) {
    try (Secret expected = Secret.copyOf(FakeWindows.SECRET)) {
      assertTrue(prf.orElseThrow().matches(expected));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,3,4", "2,3,4", "3,4,5", "4,5,6", "5,5,6", "6,6,6", "7,7,7", "8,8,8", "9,8,8"})
  void eachVersionOfWindowsGetsTheStructuresThatItKnows(int api, int make, int get)
      throws Exception {
    windows.api = api;
    register().close();
    MakeCredentialOptions making = windows.makeOptions();
    assertEquals(make, making.dwVersion);
    assertEquals(List.of(-7, -257), windows.algorithms());
    assertEquals(1, making.dwUserVerificationRequirement);
    assertEquals(60_000, making.dwTimeoutMilliseconds);
    assertEquals(api >= 4 ? 1 : 0, making.cExtensions);
    assertEquals(api >= 4 ? 1 : 0, making.bPreferResidentKey);
    assertEquals(api >= 6 ? 1 : 0, making.bEnablePrf);
    assertEquals(api >= 8 ? 0x0010_0000 : 0, making.dwFlags);
    assertEquals(api >= 8 ? 32 : 0, windows.salt().length);
    assertEquals(api >= 6 ? 0x30 : 0x10, windows.transports());

    sign().close();
    GetAssertionOptions getting = windows.getOptions();
    assertEquals(get, getting.dwVersion);
    assertEquals(1, getting.dwUserVerificationRequirement);
    assertEquals(api >= 4 ? 0x0010_0000 : 0, getting.dwFlags);
    assertEquals(api >= 4 ? 32 : 0, windows.salt().length);
    assertEquals(3, windows.transports());
  }

  @ParameterizedTest
  @CsvSource({"1,false,false", "3,false,false", "4,false,true", "7,false,true", "8,true,true"})
  void secretsComeFromTheVersionsThatHaveThem(int api, boolean made, boolean signed)
      throws Exception {
    windows.api = api;
    try (RegistrationResponse registered = register();
        AssertionResponse assertion = sign()) {
      assertEquals(made, registered.prf().isPresent());
      assertEquals(signed, assertion.prf().isPresent());
    }
  }

  @Test
  void theSaltIsWhatABrowserMakesOfTheInput() throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update("WebAuthn PRF\0".getBytes(US_ASCII));
    byte[] expected = sha256.digest(Requests.PRF_INPUT);
    sign().close();
    assertArrayEquals(expected, windows.salt());
  }

  @Test
  void nothingIsExcludedWhenNothingIsKnown() throws Exception {
    transport.register(Requests.registration(Requests.LONG), Requests.context(screen)).close();
    assertNull(windows.makeOptions().pExcludeCredentialList);
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorKeepsItsNameAndNumber(HResult error) {
    windows.result = error.number();
    AuthenticatorException refusal = assertThrows(AuthenticatorException.class, this::sign);
    assertEquals(error.reason(), refusal.reason());
    assertEquals(
        "%s (WebAuthNAuthenticatorGetAssertion: %s (0x%08X): NotAllowedError)"
            .formatted(error.sentence(), error, error.number()),
        refusal.getMessage());
    AuthenticatorException other = assertThrows(AuthenticatorException.class, this::register);
    assertEquals(error.reason(), other.reason());
  }

  @Test
  void whatThePersonCanActOnIsToldApart() {
    assertEquals(Reason.CANCELLED, HResult.NTE_USER_CANCELLED.reason());
    assertEquals(Reason.CANCELLED, HResult.ERROR_CANCELLED.reason());
    assertEquals(Reason.TIMED_OUT, HResult.ERROR_TIMEOUT.reason());
    assertEquals(Reason.UNAVAILABLE, HResult.NTE_NOT_SUPPORTED.reason());
    assertEquals(Reason.FAILED, HResult.NTE_EXISTS.reason());
    assertTrue(HResult.NTE_EXISTS.sentence().contains("already"));
    assertTrue(HResult.NTE_NOT_SUPPORTED.hint().contains("--via browser"));
  }

  @Test
  void anUnknownErrorIsAFailure() {
    windows.result = 0x8123_4567;
    AuthenticatorException refusal = assertThrows(AuthenticatorException.class, this::sign);
    assertEquals(Reason.FAILED, refusal.reason());
    assertTrue(refusal.getMessage().contains("unknown error (0x81234567)"), refusal::getMessage);
  }

  @Test
  void aSuccessWithoutAResultIsAFailure() {
    windows.withoutResult = true;
    assertUnreadable(this::register);
    assertUnreadable(this::sign);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void aSizeThatCannotBeIsAFailure(int size) {
    windows.dataSize = size;
    assertUnreadable(this::register);
    assertUnreadable(this::sign);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, Integer.MAX_VALUE, -1})
  void aSecretOfAnotherLengthIsAFailure(int size) {
    windows.secretSize = size;
    assertUnreadableSecret(this::register);
    assertUnreadableSecret(this::sign);
  }

  private void assertUnreadableSecret(Executable call) {
    assertUnreadable(call);
    // What has no sound length is not overwritten either.
    windows.forgive();
  }

  private static void assertUnreadable(Executable call) {
    AuthenticatorException refusal = assertThrows(AuthenticatorException.class, call);
    assertEquals(Reason.FAILED, refusal.reason());
    assertTrue(refusal.getMessage().startsWith("what Windows answered cannot be read"));
  }

  @Test
  void itSaysWhatThisWindowsHas() {
    assertEquals(Availability.usable("Windows Hello, or a security key"), transport.availability());
    windows.hello = 0;
    assertEquals(
        Availability.usable("a security key, by Windows; Windows Hello is not set up"),
        transport.availability());
  }

  @Test
  void aWindowsThatIsTooOldIsNotAsked() {
    windows.api = 0;
    assertFalse(transport.availability().usable());
    assertEquals(
        Reason.UNAVAILABLE, assertThrows(AuthenticatorException.class, this::sign).reason());
    assertEquals(List.of(), windows.calls());
  }

  @Test
  void aMissingLibraryIsASentenceWithAWayOut() {
    WindowsTransport without =
        new WindowsTransport(
            () -> {
              throw new UnsatisfiedLinkError("webauthn.dll");
            },
            Duration.ofMinutes(1));
    assertEquals(
        Availability.unusable(
            "this Windows has no passkeys: webauthn.dll is missing or too old",
            "use a browser: --via browser"),
        without.availability());
    AuthenticatorException refusal =
        assertThrows(
            AuthenticatorException.class,
            () ->
                without.sign(
                    Requests.assertion(Requests.LONG, Requests.known()), Requests.context(screen)));
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void elsewhereThereIsNoSuchLibrary() {
    assertEquals(
        Availability.unusable("webauthn.dll exists on Windows only"),
        new WindowsTransport().availability());
  }

  @Test
  void itIsCalledWindows() {
    assertEquals("windows", transport.id());
  }
}
