// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Native;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Windows in which nobody answers. */
@Timeout(60)
class SilentWindowsTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  private final FakeWindows windows = new FakeWindows();
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final WindowsTransport transport = new WindowsTransport(windows::libraries, SHORT);

  @BeforeAll
  static void nativeCodeIsLoaded() {
    // So that the short waits measure Windows only.
    assertEquals(8, Native.POINTER_SIZE);
  }

  @BeforeEach
  void hold() {
    windows.held = letGo;
  }

  @AfterEach
  void aLateAnswerIsGivenBackAndForgotten() throws InterruptedException {
    letGo.countDown();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("localauth passkey")) {
        thread.join();
      }
    }
    assertEquals(0, windows.lent());
    assertFalse(windows.unwiped());
  }

  private void sign(Duration timeout) throws Exception {
    transport
        .sign(
            Requests.assertion(timeout, Requests.known()), Requests.context(new Requests.Screen()))
        .close();
  }

  @Test
  void theQuestionIsTakenBackWhenTheTimeIsOver() {
    AuthenticatorException refusal = assertThrows(AuthenticatorException.class, () -> sign(SHORT));
    assertEquals(Reason.TIMED_OUT, refusal.reason());
    assertTrue(windows.calls().contains("cancel 42"), windows.calls()::toString);
  }

  @Test
  void theQuestionIsTakenBackWhenTheWaitIsInterrupted() throws Exception {
    Thread waiting = Thread.currentThread();
    Thread impatient =
        new Thread(
            () -> {
              while (!windows.calls().contains("held")) {
                Thread.onSpinWait();
              }
              waiting.interrupt();
            });
    impatient.start();
    AuthenticatorException refusal =
        assertThrows(AuthenticatorException.class, () -> sign(Duration.ofMinutes(10)));
    assertTrue(Thread.interrupted());
    assertEquals(Reason.FAILED, refusal.reason());
    assertTrue(windows.calls().contains("cancel 42"), windows.calls()::toString);
    impatient.join();
  }

  @Test
  void availabilityIsSoonKnown() {
    Availability availability = transport.availability();
    assertFalse(availability.usable());
    assertEquals("Windows did not answer in 0 seconds", availability.detail());
  }
}
