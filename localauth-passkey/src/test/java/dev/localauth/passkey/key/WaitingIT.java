// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.testsupport.fido.Ctap;
import dev.localauth.testsupport.fido.SoftKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys that are touched late, never, or that do not answer at all. */
@Timeout(60)
class WaitingIT {
  private final SoftKey key = new SoftKey("Key").withPin(KeyDesk.PIN);
  private final KeyDesk desk = new KeyDesk(key);
  private byte[] id = new byte[0];

  @BeforeEach
  void register() throws Exception {
    id = desk.registered();
  }

  @Test
  void aLateTouchIsWaitedFor() throws Exception {
    key.untouched();
    CompletableFuture<Void> signed = signing();
    awaitBlinking(key);
    assertFalse(signed.isDone());
    key.touchNow();
    signed.get(30, TimeUnit.SECONDS);
    desk.assertTidy();
  }

  @Test
  void withoutATouchItIsCancelledAtTheDeadline() {
    key.untouched();
    desk.timeout = Duration.ofSeconds(3);
    AuthenticatorException late = desk.typing(KeyDesk.PIN).refusedToSign(id);
    assertEquals(Reason.TIMED_OUT, late.reason());
    assertEquals("nobody touched the security key in time", late.getMessage());
    assertTrue(desk.fido.times("fido_dev_cancel") > 0);
    assertFalse(key.blinks());
    desk.assertTidy();
  }

  @Test
  void aRegistrationIsCancelledAtTheDeadlineToo() {
    key.untouched();
    desk.timeout = Duration.ofSeconds(3);
    AuthenticatorException late = desk.typing(KeyDesk.PIN).refusedToRegister();
    assertEquals(Reason.TIMED_OUT, late.reason());
    desk.assertTidy();
  }

  @Test
  void aKeyThatGivesUpByItselfHasTimedOut() {
    key.plugInAgain();
    key.failingLater(Ctap.GET_ASSERTION, Ctap.USER_ACTION_TIMEOUT);
    AuthenticatorException late = desk.typing(KeyDesk.PIN).refusedToSign(id);
    assertEquals(Reason.TIMED_OUT, late.reason());
    assertTrue(late.getMessage().contains("FIDO_ERR_USER_ACTION_TIMEOUT (47)"));
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() throws Exception {
    key.untouched();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              AuthenticatorException end = desk.typing(KeyDesk.PIN).refusedToSign(id);
              interrupted.complete(
                  end.reason() == Reason.FAILED && Thread.currentThread().isInterrupted());
            });
    caller.start();
    awaitBlinking(key);
    caller.interrupt();
    assertTrue(interrupted.get(30, TimeUnit.SECONDS));
    desk.assertTidy();
  }

  @Test
  void aKeyPulledOutWhileItBlinksEndsTheWait() throws Exception {
    key.untouched();
    CompletableFuture<Void> signed = signing();
    awaitBlinking(key);
    desk.keys.pullOut(key);
    Exception end = assertThrows(Exception.class, () -> signed.get(30, TimeUnit.SECONDS));
    AuthenticatorException gone = assertInstanceOf(AuthenticatorException.class, end.getCause());
    assertEquals(Reason.FAILED, gone.reason());
    desk.assertTidy();
  }

  @Test
  void aKeyThatHearsNothingWhenItIsOpenedIsUnavailable() {
    key.deaf();
    desk.timeout = Duration.ofSeconds(2);
    assertLeftToItself(Reason.UNAVAILABLE, desk.typing());
  }

  @Test
  void aKeyThatHearsNothingAnyMoreAfterThePinHasTimedOut() {
    key.plugInAgain();
    key.deafAfterPin();
    desk.timeout = Duration.ofSeconds(2);
    assertLeftToItself(Reason.TIMED_OUT, desk.typing(KeyDesk.PIN));
  }

  /** libfido2's call does not come back, and the caller does, long before the key would. */
  private void assertLeftToItself(Reason reason, KeyDesk asked) {
    long start = System.nanoTime();
    assertEquals(reason, asked.refusedToSign(id).reason());
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(Duration.ofSeconds(20)) < 0, taken::toString);
    assertTrue(desk.fido.threads.stream().allMatch(Thread::isDaemon));
  }

  private CompletableFuture<Void> signing() {
    CompletableFuture<Void> signed = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                desk.typing(KeyDesk.PIN).sign(id).close();
                signed.complete(null);
              } catch (Exception failure) {
                signed.completeExceptionally(failure);
              }
            });
    caller.start();
    return signed;
  }

  static void awaitBlinking(SoftKey key) {
    while (!key.blinks()) {
      Thread.onSpinWait();
      Thread.yield();
    }
  }
}
