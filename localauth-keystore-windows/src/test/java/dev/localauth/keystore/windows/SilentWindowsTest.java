// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Native;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** A Windows whose services do not answer. */
@Timeout(60)
class SilentWindowsTest {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final SecretName NAME = new SecretName("localauth", "entry");

  private final FakeWindows windows = new FakeWindows();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);

  @BeforeAll
  static void nativeCodeIsLoaded() {
    // So that the short waits measure Windows only.
    assertEquals(8, Native.POINTER_SIZE);
  }

  @AfterEach
  void nobodyIsHeldForEver() throws InterruptedException {
    letGo.countDown();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("localauth credentials")) {
        thread.join();
      }
    }
    assertEquals(0, reached.getCount(), "Windows was never asked");
    assertEquals(0, windows.lent());
    assertFalse(windows.unwiped());
    assertEquals(0, windows.items().size());
  }

  @Test
  void theWaitEndsInTime() {
    windows.hold(reached, letGo);
    assertSilent(() -> windows.store(SHORT).load(NAME));
    assertSilent(() -> windows.store(SHORT).delete(NAME));
    assertFalse(windows.store(SHORT).availability().usable());
  }

  @Test
  void nothingIsWrittenWhenNobodyWaitsAnyMore() {
    windows.hold(reached, letGo);
    try (Secret value = Secret.random(8)) {
      assertSilent(() -> windows.store(SHORT).store(NAME, value));
    }
  }

  @Test
  void aWaitThatIsInterruptedEndsAndStaysInterrupted() throws Exception {
    windows.hold(reached, letGo);
    Thread waiting = Thread.currentThread();
    Thread impatient =
        new Thread(
            () -> {
              awaitQuietly(reached);
              waiting.interrupt();
            });
    impatient.start();
    SecretStoreException refusal =
        assertThrows(SecretStoreException.class, () -> windows.store(LONG).load(NAME));
    assertTrue(Thread.interrupted());
    assertEquals(Reason.FAILED, refusal.reason());
    impatient.join();
  }

  @Test
  void theCallerCanCloseTheValueMeanwhile() throws Exception {
    windows.hold(reached, letGo);
    Secret value = Secret.random(8);
    Thread storing =
        new Thread(
            () ->
                assertThrows(
                    SecretStoreException.class, () -> windows.store(LONG).store(NAME, value)));
    storing.start();
    reached.await();
    value.close();
    storing.interrupt();
    storing.join();
  }

  @Test
  void aLateResultIsOverwritten() throws Exception {
    reached.countDown();
    Secret late = Secret.random(8);
    CountDownLatch dropped = new CountDownLatch(1);
    assertSilent(
        () ->
            new Patience(SHORT)
                .await(
                    () -> {
                      awaitQuietly(letGo);
                      return late;
                    },
                    secret -> {
                      secret.close();
                      dropped.countDown();
                    }));
    letGo.countDown();
    dropped.await();
    assertThrows(IllegalStateException.class, late::length);
  }

  @Test
  void whatGoesWrongOnTheOtherThreadIsNotHidden() {
    reached.countDown();
    IllegalStateException wrong = new IllegalStateException();
    RuntimeException thrown =
        assertThrows(
            RuntimeException.class,
            () ->
                new Patience(LONG)
                    .await(
                        () -> {
                          throw wrong;
                        },
                        late -> {}));
    assertEquals(wrong, thrown.getCause());
  }

  private static void assertSilent(Executable call) {
    SecretStoreException refusal = assertThrows(SecretStoreException.class, call);
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertTrue(refusal.getMessage().startsWith("Credential Manager did not answer in"));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
