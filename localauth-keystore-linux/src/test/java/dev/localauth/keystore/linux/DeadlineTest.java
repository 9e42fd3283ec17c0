// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadlineTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger runs = new AtomicInteger();

  private void expire() {
    runs.incrementAndGet();
    over.countDown();
  }

  @AfterEach
  void noThreadIsLeft() {
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("localauth deadline")));
  }

  @Test
  void itRunsItsActionOnceAndNotBefore() throws Exception {
    long start = System.nanoTime();
    try (Deadline deadline = new Deadline(SHORT, this::expire)) {
      assertTrue(over.await(20, TimeUnit.SECONDS));
      assertTrue(System.nanoTime() - start >= SHORT.toNanos());
      assertTrue(deadline.expired());
      deadline.extendTo(LONG);
      assertTrue(deadline.expired());
    }
    assertEquals(1, runs.get());
  }

  @Test
  void aClosedOneRunsNothing() {
    new Deadline(LONG, this::expire).close();
    assertEquals(0, runs.get());
  }

  @Test
  void itCanBeExtendedFromItsBeginning() throws Exception {
    try (Deadline deadline = new Deadline(LONG, this::expire)) {
      deadline.extendTo(SHORT);
      assertEquals(SHORT, deadline.limit());
      assertTrue(over.await(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void whoAsksLateIsWokenAtOnce() throws Exception {
    try (Deadline deadline = new Deadline(SHORT, this::expire)) {
      assertTrue(over.await(20, TimeUnit.SECONDS));
      deadline.wake(runs::incrementAndGet);
      assertEquals(2, runs.get());
    }
  }

  @Test
  void whoWaitsIsWokenToo() throws Exception {
    CountDownLatch woken = new CountDownLatch(1);
    try (Deadline deadline = new Deadline(LONG, this::expire)) {
      deadline.wake(woken::countDown);
      deadline.extendTo(SHORT);
      assertTrue(woken.await(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void closingKeepsAnInterruption() {
    Deadline deadline = new Deadline(LONG, this::expire);
    Thread.currentThread().interrupt();
    deadline.close();
    assertTrue(Thread.interrupted());
  }
}
