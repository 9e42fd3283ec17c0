// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.api.Purpose;
import dev.localauth.biometric.platform.Asked;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.biometric.platform.Platform;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Run by {@link WindowsHelloUnderWineIT} on a Windows JVM, with the class registered that {@code
 * consent_double.c} stands in for.
 */
@Timeout(60)
class ConsentDoubleTrial {
  static final String DOUBLE = "localauth.consent-double";

  private static final Limits IMPATIENT =
      new Limits(Duration.ofSeconds(20), Duration.ofMillis(500));

  private final Controls controls = Native.load(System.getProperty(DOUBLE), Controls.class);
  private final Platform hello = new WindowsHello();

  /** What {@code consent_double.c} lets tests turn and read. */
  interface Controls extends Library {
    int OPERATIONS = 0;
    int FACTORIES = 1;
    int REQUESTS = 2;
    int CANCELS = 3;
    int EARLY = 4;

    int double_count(int counter);

    void double_available(int value);

    void double_result(int value);

    void double_pending(int on);

    void double_without_interop(int on);

    void double_fail_request(int code);

    void double_fail_operation(int code);

    int double_was_window();

    Pointer double_message();
  }

  @BeforeEach
  void reset() {
    controls.double_available(0);
    controls.double_result(0);
    controls.double_pending(0);
    controls.double_without_interop(0);
    controls.double_fail_request(0);
    controls.double_fail_operation(0);
  }

  @AfterEach
  void everythingIsReleased() {
    assertEquals(0, controls.double_count(Controls.OPERATIONS), "operations left");
    assertEquals(0, controls.double_count(Controls.FACTORIES), "factories left");
    assertEquals(0, controls.double_count(Controls.EARLY), "results of what is not completed");
  }

  @Test
  void verified() throws Exception {
    assertTrue(hello.availability().usable());
    assertEquals(Parameters.none(), hello.enroll(Parameters.none()));
    Purpose purpose = new Purpose("clau\u202ede", Optional.of("C:\\Users\\zo\u00eb"));
    assertEquals("VERIFIED", Asked.once(hello, Parameters.none(), purpose).outcome());
    assertEquals(
        "localauth: unlock clau?de in C:\\Users\\zo\u00eb",
        controls.double_message().getWideString(0));
    assertEquals(1, controls.double_was_window());
  }

  @ParameterizedTest
  @CsvSource({
    "1, FAILED, DeviceNotPresent",
    "2, FAILED, NotConfiguredForUser",
    "3, FAILED, DisabledByPolicy",
    "4, FAILED, DeviceBusy",
    "5, WRONG, ''",
    "6, FAILED, Canceled",
    "7, FAILED, 7",
  })
  void whateverElseTheDialogSays(int result, String outcome, String words) {
    controls.double_result(result);
    Asked asked = ask();
    assertEquals(outcome, asked.outcome());
    assertTrue(asked.message().contains(words), asked::message);
  }

  @ParameterizedTest
  @CsvSource({
    "1, DeviceNotPresent",
    "2, NotConfiguredForUser",
    "3, DisabledByPolicy",
    "4, DeviceBusy"
  })
  void whoeverCannotBeAskedIsNot(int available, String words) {
    controls.double_available(available);
    int requests = controls.double_count(Controls.REQUESTS);
    Asked asked = ask();
    assertEquals("UNAVAILABLE", asked.outcome());
    assertTrue(asked.message().contains(words), asked::message);
    assertFalse(hello.availability().usable());
    assertEquals(requests, controls.double_count(Controls.REQUESTS));
  }

  @Test
  void whoeverDoesNotAnswerInTimeIsAskedNoMore() {
    controls.double_pending(1);
    int cancels = controls.double_count(Controls.CANCELS);
    Platform impatient =
        new WindowsHello(
            () -> UserConsentVerifier.open(Libraries.OfThisWindows.LIBRARIES), IMPATIENT);
    assertEquals("TIMED_OUT", Asked.once(impatient, Parameters.none()).outcome());
    assertEquals(cancels + 1, controls.double_count(Controls.CANCELS));
  }

  @Test
  void aDialogThatFailsKeepsTheGateShut() {
    controls.double_fail_request(HResult.E_INVALIDARG.number());
    assertEquals("UNAVAILABLE", ask().outcome());
    controls.double_fail_request(0);
    controls.double_fail_operation(HResult.E_ACCESSDENIED.number());
    Asked asked = ask();
    assertEquals("FAILED", asked.outcome());
    assertTrue(asked.message().contains("E_ACCESSDENIED, 0x80070005"), asked::message);
  }

  @Test
  void windowsTenIsToldToUsePasskey() {
    controls.double_without_interop(1);
    Availability availability = hello.availability();
    assertFalse(availability.usable());
    assertEquals(Optional.of("use passkey with Windows Hello"), availability.hint());
    assertTrue(availability.detail().contains("E_NOINTERFACE"), availability::detail);
    assertEquals("UNAVAILABLE", ask().outcome());
  }

  private Asked ask() {
    return Asked.once(hello, Parameters.none());
  }
}
