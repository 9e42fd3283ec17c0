// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KeyThreadTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  @Test
  void allCallsAreMadeOnOneDaemonThread() throws Exception {
    try (KeyThread thread = new KeyThread(KeyThread.BRIEF)) {
      Thread first = thread.call(Thread::currentThread);
      assertTrue(first.isDaemon());
      assertSame(first, thread.callBriefly(Thread::currentThread));
    }
  }

  @Test
  void whatWasOpenedIsReleasedThereTheLatestFirst() throws Exception {
    List<String> released = new ArrayList<>();
    try (KeyThread thread = new KeyThread(KeyThread.BRIEF)) {
      thread.atEnd(() -> released.add("first"));
      thread.atEnd(() -> released.add("second"));
    }
    assertEquals(List.of("second", "first"), released);
  }

  @Test
  void whatComesTooLateIsReleasedAtOnce() throws Exception {
    List<String> released = new ArrayList<>();
    KeyThread thread = new KeyThread(KeyThread.BRIEF);
    thread.close();
    assertThrows(IllegalStateException.class, () -> thread.atEnd(() -> released.add("late")));
    assertEquals(List.of("late"), released);
    assertEquals(
        Reason.FAILED,
        assertThrows(AuthenticatorException.class, () -> thread.call(() -> "late")).reason());
  }

  @Test
  void theTimeIsForAllCallsTogether() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (KeyThread thread = new KeyThread(SHORT)) {
      assertFalse(thread.call(() -> await(never, 60)));
      AuthenticatorException late =
          assertThrows(AuthenticatorException.class, () -> thread.call(() -> await(never, 20_000)));
      assertEquals(Reason.TIMED_OUT, late.reason());
      never.countDown();
    }
  }

  @Test
  void aCancelledCallThatStillSucceedsCounts() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (KeyThread thread = new KeyThread(SHORT)) {
      thread.onCancel(cancelled::countDown);
      assertTrue(thread.call(() -> await(cancelled, 20_000)));
      assertTrue(thread.cancelled());
    }
  }

  @Test
  void aSecretThatComesTooLateIsClosed() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    Secret secret = Secret.random(32);
    Thread[] on = new Thread[1];
    try (KeyThread thread = new KeyThread(SHORT)) {
      assertThrows(
          AuthenticatorException.class,
          () ->
              thread.call(
                  () -> {
                    on[0] = Thread.currentThread();
                    await(stuck, 20_000);
                    return secret;
                  }));
    }
    stuck.countDown();
    on[0].join();
    assertThrows(IllegalStateException.class, secret::length);
  }

  @Test
  void aMissingFunctionMeansAnOldLibrary() throws Exception {
    try (KeyThread thread = new KeyThread(KeyThread.BRIEF)) {
      AuthenticatorException old =
          assertThrows(
              AuthenticatorException.class,
              () ->
                  thread.call(
                      () -> {
                        throw new UnsatisfiedLinkError("undefined symbol: fido_new_thing");
                      }));
      assertEquals(Reason.UNAVAILABLE, old.reason());
    }
  }

  /** Returns whether it came, within the time. */
  private static boolean await(CountDownLatch latch, int milliseconds) {
    try {
      return latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
