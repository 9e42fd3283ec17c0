// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Person;
import dev.localauth.api.Secret;
import dev.localauth.passkey.ceremony.AssertionCeremony;
import dev.localauth.passkey.ceremony.CeremonyException;
import dev.localauth.passkey.ceremony.Credential;
import dev.localauth.passkey.ceremony.RegistrationCeremony;
import dev.localauth.passkey.ceremony.Step;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The transport and the ceremonies on a Windows JVM with the stand-in for webauthn.dll; run by
 * {@link WindowsTransportUnderWineIT}. Its name keeps it from running elsewhere.
 */
@Timeout(120)
class OnStandIn {
  private static final StandIn STAND_IN = new StandIn();
  private static final Person ALICE = new Person("alice", "example");

  private final WindowsTransport transport =
      new WindowsTransport(STAND_IN::libraries, Duration.ofSeconds(30));

  @AfterEach
  void whateverWasLentIsGivenBack() throws Exception {
    List<String> journal = STAND_IN.journal();
    long made = journal.stream().filter(line -> line.equals("made")).count();
    assertEquals(made, journal.stream().filter(line -> line.equals("free")).count());
  }

  private Registered register(Credential... others) throws Exception {
    RegistrationCeremony ceremony =
        RegistrationCeremony.of(ALICE, List.of(others), Requests.PRF_INPUT, Requests.LONG);
    RegistrationResponse response =
        transport.register(ceremony.request(), Requests.context(new Requests.Screen()));
    return new Registered(ceremony.verify(response), response);
  }

  private record Registered(Credential credential, RegistrationResponse response) {}

  private AssertionResponse sign(Duration timeout, Credential... credentials) throws Exception {
    AssertionCeremony ceremony =
        AssertionCeremony.of(List.of(credentials), Requests.PRF_INPUT, timeout);
    AssertionResponse response =
        transport.sign(ceremony.request(), Requests.context(new Requests.Screen()));
    ceremony.verify(response);
    return response;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyVersionRegistersAndSigns(int api) throws Exception {
    STAND_IN.with("api=" + api);
    Registered registered = register();
    List<Optional<Secret>> values = new ArrayList<>();
    for (int i = 0; i < (api < 4 ? 1 : 10); i++) {
      values.add(sign(Requests.LONG, registered.credential()).prf());
    }
    STAND_IN.assertContent();
    assertEquals(List.of("internal"), registered.credential().transports());
    assertEquals(api >= 4, registered.response().prfEnabled());
    assertEquals(api >= 8, registered.response().prf().isPresent());
    if (api < 4) {
      assertEquals(List.of(Optional.empty()), values);
      return;
    }
    Secret first = registered.response().prf().orElse(values.get(0).orElseThrow());
    for (Optional<Secret> each : values) {
      assertTrue(each.orElseThrow().matches(first), "another PRF value");
    }
  }

  @Test
  void anotherCredentialMakesAnotherValue() throws Exception {
    STAND_IN.with();
    Secret one = register().response().prf().orElseThrow();
    assertFalse(one.matches(register().response().prf().orElseThrow()), "the same PRF value");
    STAND_IN.assertContent();
  }

  @Test
  void aDeviceWithoutHmacSecretHasNoValues() throws Exception {
    STAND_IN.with("prf=0");
    Registered registered = register();
    assertFalse(registered.response().prfEnabled());
    assertTrue(registered.response().prf().isEmpty());
    assertTrue(sign(Requests.LONG, registered.credential()).prf().isEmpty());
    STAND_IN.assertContent();
  }

  @Test
  void eitherOfTwoCredentialsSigns() throws Exception {
    STAND_IN.with();
    Credential one = register().credential();
    Credential other = register().credential();
    assertTrue(one.isNamed(sign(Requests.LONG, one, other).credentialId()));
    assertTrue(other.isNamed(sign(Requests.LONG, other).credentialId()));
    STAND_IN.assertContent();
  }

  @Test
  void aDeviceThatHoldsAPasskeyMakesNoOther() throws Exception {
    STAND_IN.with();
    Credential known = register().credential();
    assertRefused(
        Reason.FAILED, "NTE_EXISTS (0x8009000F): InvalidStateError", () -> register(known));
    STAND_IN.assertContent();
  }

  @Test
  void aCredentialThatIsNotHereIsSaidSo() throws Exception {
    STAND_IN.with();
    Credential known = register().credential();
    byte[] id = known.id().clone();
    id[0] ^= 1;
    Credential unknown =
        new Credential(
            id,
            known.publicKey(),
            known.userHandle(),
            List.of("usb"),
            known.backupEligible(),
            known.aaguid(),
            0);
    assertRefused(
        Reason.UNAVAILABLE, "NTE_NOT_FOUND (0x80090011)", () -> sign(Requests.LONG, unknown));
  }

  @Test
  void whoeverIsNotVerifiedIsRefusedByTheCeremony() throws Exception {
    STAND_IN.with();
    Credential credential = register().credential();
    STAND_IN.with("uv=0");
    CeremonyException refusal =
        assertThrows(CeremonyException.class, () -> sign(Requests.LONG, credential));
    assertEquals(Step.USER_VERIFIED, refusal.step());
    assertEquals(Step.USER_VERIFIED, assertThrows(CeremonyException.class, this::register).step());
  }

  @ParameterizedTest
  @CsvSource({
    "0x80090036, CANCELLED, NTE_USER_CANCELLED (0x80090036): NotAllowedError",
    "0x800704c7, CANCELLED, ERROR_CANCELLED (0x800704C7): NotAllowedError",
    "0x800705b4, TIMED_OUT, ERROR_TIMEOUT (0x800705B4): NotAllowedError",
    "0x80090029, UNAVAILABLE, NTE_NOT_SUPPORTED (0x80090029): ConstraintError",
    "0x80070032, UNAVAILABLE, ERROR_NOT_SUPPORTED (0x80070032): ConstraintError",
    "0x80090035, UNAVAILABLE, NTE_DEVICE_NOT_FOUND (0x80090035): NotAllowedError",
    "0x80090038, UNAVAILABLE, NTE_NOT_ACTIVE_CONSOLE (0x80090038): UnknownError",
    "0x80090023, FAILED, NTE_TOKEN_KEYSET_STORAGE_FULL (0x80090023): ConstraintError",
    "0x80090027, FAILED, NTE_INVALID_PARAMETER (0x80090027): NotSupportedError",
    "0x80004005, FAILED, E_FAIL (0x80004005): UnknownError",
    "0x8badf00d, FAILED, unknown error (0x8BADF00D): UnknownError"
  })
  void everyErrorIsTold(String answer, Reason reason, String told) throws Exception {
    STAND_IN.with("answer=" + answer);
    assertRefused(reason, told, this::register);
  }

  @Test
  void aQuestionThatNobodyAnswersIsTakenBack() throws Exception {
    STAND_IN.with();
    Credential credential = register().credential();
    STAND_IN.with("wait=100000");
    long start = System.nanoTime();
    assertRefused(
        Reason.TIMED_OUT,
        "nobody answered the window of Windows in 1 seconds",
        () -> sign(Duration.ofSeconds(1), credential));
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 20, "too late");
    assertEquals(List.of("get 8", "waiting", "cancelled"), STAND_IN.journal());
    STAND_IN.with();
    sign(Requests.LONG, credential).close();
  }

  @Test
  void oneQuestionAtATime() throws Exception {
    STAND_IN.with();
    Credential credential = register().credential();
    STAND_IN.with("wait=100000");
    CompletableFuture<Thread> asking = new CompletableFuture<>();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread first =
        new Thread(
            () -> {
              asking.complete(Thread.currentThread());
              end.complete(
                  assertThrows(
                      AuthenticatorException.class, () -> sign(Requests.LONG, credential)));
            });
    first.start();
    while (!STAND_IN.journal().contains("waiting")) {
      Thread.onSpinWait();
    }
    assertRefused(
        Reason.UNAVAILABLE,
        "ERROR_BUSY (0x800700AA): UnknownError",
        () -> sign(Requests.LONG, credential));
    asking.join().interrupt();
    assertEquals(Reason.FAILED, ((AuthenticatorException) end.join()).reason());
    first.join();
    assertTrue(STAND_IN.journal().contains("cancelled"), STAND_IN.journal()::toString);
  }

  @Test
  void whatIsHandedOverWronglyIsNoticed() throws Exception {
    STAND_IN.with();
    RegistrationRequest right = Requests.registration(Requests.LONG);
    RegistrationRequest wrong =
        new RegistrationRequest(
            right.challenge(),
            "example.com",
            right.rpName(),
            right.userHandle(),
            right.userName(),
            right.algorithms(),
            right.exclude(),
            right.prfInput(),
            right.timeout());
    assertRefused(
        Reason.FAILED,
        "NTE_INVALID_PARAMETER",
        () -> transport.register(wrong, Requests.context(new Requests.Screen())));
    assertThrows(AssertionError.class, STAND_IN::assertContent);
  }

  @Test
  void theSmallWindowEndsWithItsThread() throws Exception {
    User32 user32 = STAND_IN.libraries().user32();
    SmallWindow window = SmallWindow.open(user32);
    assertEquals(1, user32.IsWindow(window.handle()));
    window.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("localauth window")) {
        thread.join();
      }
    }
    assertEquals(0, user32.IsWindow(window.handle()));
  }

  @Test
  void availabilityNamesWindowsHello() throws Exception {
    STAND_IN.with();
    assertEquals(Availability.usable("Windows Hello, or a security key"), transport.availability());
    STAND_IN.with("hello=0");
    assertTrue(transport.availability().detail().contains("Windows Hello is not set up"));
    STAND_IN.with("api=0");
    assertFalse(transport.availability().usable());
  }

  @Test
  void aWindowsWithoutTheLibrarySaysSo() throws Exception {
    STAND_IN.with();
    // Wine has none, and the one that is loaded from elsewhere is not taken for it.
    Availability availability = new WindowsTransport().availability();
    assertFalse(availability.usable());
    assertEquals(Optional.of("use a browser: --via browser"), availability.hint());
    AuthenticatorException refusal =
        assertThrows(
            AuthenticatorException.class,
            () ->
                new WindowsTransport()
                    .register(
                        Requests.registration(Requests.LONG),
                        Requests.context(new Requests.Screen())));
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
  }

  private static void assertRefused(Reason reason, String part, Executable call) {
    AuthenticatorException refusal = assertThrows(AuthenticatorException.class, call);
    assertEquals(reason, refusal.reason(), refusal::toString);
    assertTrue(refusal.getMessage().contains(part), refusal::getMessage);
  }
}
