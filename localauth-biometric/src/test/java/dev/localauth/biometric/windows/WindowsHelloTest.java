// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.biometric.platform.Asked;
import dev.localauth.biometric.platform.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WindowsHelloTest {
  private final FakeConsent windows = new FakeConsent();
  private final WindowsHello hello =
      new WindowsHello(windows::open, new Limits(Duration.ofSeconds(20), Duration.ofMillis(200)));

  @Test
  void whoIsKnownOpens() throws Exception {
    assertEquals(Parameters.none(), hello.enroll(Parameters.none()));
    assertEquals("VERIFIED", ask().outcome());
    assertEquals(List.of("localauth: unlock claude in /work"), windows.messages);
    assertTrue(hello.availability().usable());
    assertEquals(1, windows.messages.size(), "asked where nobody should be");
  }

  @ParameterizedTest
  @CsvSource({
    "1,  FAILED, DeviceNotPresent",
    "2,  FAILED, NotConfiguredForUser",
    "3,  FAILED, DisabledByPolicy",
    "4,  FAILED, DeviceBusy",
    "5,  WRONG,  ''",
    "6,  FAILED, Canceled",
    "7,  FAILED, failed (7)",
    "-1, FAILED, failed (-1)",
  })
  void everyResultButAYesKeepsTheGateShut(int result, String outcome, String words) {
    windows.result = result;
    Asked asked = ask();
    assertEquals(outcome, asked.outcome());
    assertTrue(asked.message().contains(words), asked::message);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, -1})
  void whatStandsInTheWayIsSaidBeforeAnybodyIsAsked(int available) {
    windows.available = available;
    Asked asked = ask();
    assertEquals("UNAVAILABLE", asked.outcome());
    assertEquals(List.of(), windows.messages);
    assertEquals(asked.message(), hello.availability().detail());
  }

  @ParameterizedTest
  @CsvSource({"0, TIMED_OUT", "2, FAILED", "3, FAILED", "9, FAILED"})
  void anOperationThatDoesNotCompleteKeepsTheGateShut(int status, String outcome) {
    windows.status = status;
    assertEquals(outcome, ask().outcome());
    assertEquals(
        List.of("open", "cancel request", "close request", "cancel check", "close check", "close"),
        windows.happened);
  }

  /** Whoever guesses could end the dialog's process before the last finger. */
  @Test
  void aDialogThatIsLostCounts() {
    windows.lost = true;
    Asked asked = ask();
    assertEquals("FAILED", asked.outcome());
    assertTrue(asked.message().contains("get_Status: 0x800706BA"), asked::message);
  }

  @Test
  void whereTheClassIsMissingPasskeyIsNamed() {
    windows.refusal =
        Optional.of(
            HResult.failure("RoGetActivationFactory", HResult.REGDB_E_CLASSNOTREG.number()));
    assertEquals("UNAVAILABLE", ask().outcome());
    Availability availability = hello.availability();
    assertFalse(availability.usable());
    assertEquals(Optional.of("use passkey with Windows Hello"), availability.hint());
    assertTrue(availability.detail().contains("REGDB_E_CLASSNOTREG, 0x80040154"));
  }

  @Test
  void noWishIsIgnored() {
    Parameters wish = Parameters.of(Map.of("window", "1"));
    assertThrows(AuthenticatorException.class, () -> hello.enroll(wish));
    assertEquals("FAILED", Asked.once(hello, wish).outcome());
    assertEquals(List.of(), windows.happened);
  }

  @Test
  void librariesThatCannotBeLoadedAreASentence() {
    WindowsHello elsewhere =
        new WindowsHello(
            () -> {
              throw new UnsatisfiedLinkError("combase");
            },
            Limits.USUAL);
    assertFalse(elsewhere.availability().usable());
    assertEquals("UNAVAILABLE", Asked.once(elsewhere, Parameters.none()).outcome());
  }

  private Asked ask() {
    return Asked.once(hello, Parameters.none());
  }
}
