// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourierTest {
  private final KeptAccount account =
      new KeptAccount(Text.number(Bench.NUMBER), Map.of("token", Text.secret(Bench.TOKEN)));

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void aSenderThatHangsIsLeftBehind() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicReference<PhoneNumber> lent = new AtomicReference<>();
    AuthenticatorException late =
        assertThrows(
            AuthenticatorException.class,
            () ->
                courier(Duration.ofMillis(50))
                    .run(
                        (route, to) -> {
                          lent.set(to);
                          try {
                            return to.secret().use(bytes -> waitForever());
                          } catch (InterruptedException stopped) {
                            interrupted.countDown();
                            return false;
                          }
                        }));
    assertEquals("fake did not answer in time", late.getMessage());
    assertEquals(Reason.UNAVAILABLE, late.reason());
    account.close();
    assertTrue(interrupted.await(10, TimeUnit.SECONDS), "the thread was not told to stop");
  }

  @Test
  void aDefectOfASenderSaysNothingOfWhatItWasGiven() {
    AuthenticatorException failed =
        assertThrows(
            AuthenticatorException.class,
            () ->
                courier(Duration.ofSeconds(10))
                    .run(
                        (route, to) -> {
                          throw new IllegalArgumentException(to.international());
                        }));
    assertEquals("the sender fake failed: IllegalArgumentException", failed.getMessage());
    assertNull(failed.getCause());
  }

  @Test
  void whatASenderWasLentIsClosedAfterwards() throws Exception {
    PhoneNumber lent = courier(Duration.ofSeconds(10)).run((route, to) -> to);
    assertThrows(IllegalStateException.class, lent::international);
    assertEquals(Bench.NUMBER, account.number().international());
  }

  @Test
  void nothingOfItKeepsTheProgramAlive() throws Exception {
    boolean daemon =
        courier(Duration.ofSeconds(10)).run((route, to) -> Thread.currentThread().isDaemon());
    assertTrue(daemon);
  }

  private Courier courier(Duration limit) {
    return new Courier(FakeGateway.forMessages(), Parameters.none(), account, limit);
  }

  private static boolean waitForever() throws InterruptedException {
    new CountDownLatch(1).await();
    return true;
  }
}
