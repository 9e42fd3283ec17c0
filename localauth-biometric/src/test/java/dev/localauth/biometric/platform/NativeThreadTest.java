// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NativeThreadTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration BRIEF = Duration.ofMillis(30);

  private final NativeThread thread = new NativeThread("test");

  @Test
  void everyCallIsMadeOnTheSameThread() throws Exception {
    Thread first = thread.call(Thread::currentThread, LONG, NativeThreadTest::silence);
    assertSame(first, thread.call(Thread::currentThread, LONG, NativeThreadTest::silence));
    assertTrue(first.isDaemon());
  }

  @Test
  void whatACallThrowsArrives() {
    AuthenticatorException own = new AuthenticatorException(Reason.CANCELLED, "own");
    assertSame(
        own,
        assertThrows(
            AuthenticatorException.class,
            () ->
                thread.call(
                    () -> {
                      throw own;
                    },
                    LONG,
                    NativeThreadTest::silence)));
    assertThrows(
        UnsatisfiedLinkError.class,
        () ->
            thread.call(
                () -> {
                  throw new UnsatisfiedLinkError();
                },
                LONG,
                NativeThreadTest::silence));
    assertThrows(
        IllegalStateException.class,
        () ->
            thread.call(
                () -> {
                  throw new IllegalStateException();
                },
                LONG,
                NativeThreadTest::silence));
  }

  @Test
  void aHangingCallIsLeftToItselfAndWhatEndsTheConversationWaitsBehindIt() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    List<String> order = new CopyOnWriteArrayList<>();
    AuthenticatorException silence =
        assertThrows(
            AuthenticatorException.class,
            () ->
                thread.call(
                    () -> {
                      awaitQuietly(hanging);
                      return order.add("call");
                    },
                    BRIEF,
                    NativeThreadTest::silence));
    assertEquals(Reason.UNAVAILABLE, silence.reason());
    thread.finish(
        () -> {
          order.add("end");
          ended.countDown();
        },
        BRIEF);
    assertEquals(List.of(), order);
    hanging.countDown();
    ended.await();
    assertEquals(List.of("call", "end"), order);
  }

  @Test
  void whoeverIsInterruptedIsToldAndStaysInterrupted() {
    CountDownLatch hanging = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    AuthenticatorException told =
        assertThrows(
            AuthenticatorException.class,
            () ->
                thread.call(
                    () -> {
                      awaitQuietly(hanging);
                      return 1;
                    },
                    LONG,
                    NativeThreadTest::silence));
    assertEquals(Reason.FAILED, told.reason());
    assertTrue(Thread.interrupted());
    hanging.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static AuthenticatorException silence() {
    return new AuthenticatorException(Reason.UNAVAILABLE, "silence");
  }
}
