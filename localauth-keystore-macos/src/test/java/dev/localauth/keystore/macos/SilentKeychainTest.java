// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

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

/** A keychain that does not answer, because it waits for a person or for nobody. */
@Timeout(60)
class SilentKeychainTest {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final SecretName NAME = new SecretName("localauth", "entry");

  private final FakeKeychain keychain = new FakeKeychain();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);

  @BeforeAll
  static void nativeCodeIsLoaded() {
    // So that the short waits measure the keychain only.
    assertEquals(8, Native.POINTER_SIZE);
  }

  @AfterEach
  void nobodyIsHeldForEver() {
    letGo.countDown();
  }

  @Test
  void withoutAScreenTheWaitIsShort() throws Exception {
    keychain.hold(reached, letGo);
    assertSilent(() -> keychain.store(SHORT, LONG).load(NAME));
    letGo.countDown();
    assertNothingIsLeft();
  }

  @Test
  void atTheScreenThePersonHasMoreTime() throws Exception {
    keychain.graphic(true);
    keychain.hold(reached, letGo);
    // With the short wait for nobody this would end before it is let go.
    Thread person =
        new Thread(
            () -> {
              awaitQuietly(reached);
              pass(SHORT.multipliedBy(3));
              letGo.countDown();
            });
    person.start();
    assertTrue(keychain.store(SHORT, LONG).load(NAME).isEmpty());
    person.join();
  }

  @Test
  void aSessionThatCannotBeAskedCountsAsNoScreen() throws Exception {
    keychain.graphic(true);
    keychain.answer("SessionGetInfo", -60501);
    keychain.hold(reached, letGo);
    assertSilent(() -> keychain.store(SHORT, LONG).delete(NAME));
    letGo.countDown();
    assertNothingIsLeft();
  }

  @Test
  void nothingIsAddedWhenNobodyWaitsAnyMore() throws Exception {
    keychain.hold(reached, letGo);
    try (Secret value = Secret.random(8)) {
      assertSilent(() -> keychain.store(SHORT, LONG).store(NAME, value));
    }
    letGo.countDown();
    assertNothingIsLeft();
    assertEquals(0, keychain.items().size());
  }

  @Test
  void theCallerCanCloseTheValueMeanwhile() throws Exception {
    keychain.hold(reached, letGo);
    Secret value = Secret.random(8);
    Thread storing =
        new Thread(
            () ->
                assertThrows(
                    SecretStoreException.class,
                    () -> keychain.store(Duration.ofSeconds(20), LONG).store(NAME, value)));
    storing.start();
    reached.await();
    value.close();
    storing.interrupt();
    storing.join();
    letGo.countDown();
    assertNothingIsLeft();
  }

  @Test
  void aLateResultIsOverwritten() throws Exception {
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
  void aWaitThatIsInterruptedEndsAndStaysInterrupted() throws Exception {
    keychain.hold(reached, letGo);
    Thread waiting = Thread.currentThread();
    Thread impatient =
        new Thread(
            () -> {
              awaitQuietly(reached);
              waiting.interrupt();
            });
    impatient.start();
    SecretStoreException refusal =
        assertThrows(SecretStoreException.class, () -> keychain.store(LONG, LONG).load(NAME));
    assertTrue(Thread.interrupted());
    assertEquals(Reason.FAILED, refusal.reason());
    impatient.join();
    letGo.countDown();
    assertNothingIsLeft();
  }

  @Test
  void whatGoesWrongOnTheOtherThreadIsNotHidden() {
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
    assertTrue(refusal.getMessage().startsWith("the keychain did not answer in"));
  }

  private void assertNothingIsLeft() throws InterruptedException {
    assertEquals(0, reached.getCount(), "the keychain was never asked");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("localauth keychain")) {
        thread.join();
      }
    }
    assertEquals(0, keychain.living());
    assertFalse(keychain.unwiped());
  }

  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
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
