// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ManyThreadsIT {
  private static final int THREADS = 8;
  private static final int ROUNDS = 50;
  private static final int OPERATIONS_OF_A_ROUND = 5;

  @Test
  void twoThousandOperationsLeaveNothingBehind() throws Exception {
    NativeDouble keychain = NativeDouble.build();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        SecretName own = new SecretName("localauth", "thread-" + i);
        running.add(
            threads.submit(
                () -> {
                  for (int round = 0; round < ROUNDS; round++) {
                    operate(keychain.store(), own);
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(2000, THREADS * ROUNDS * OPERATIONS_OF_A_ROUND);
    assertTrue(keychain.count(NativeDouble.Count.CREATED) > 2000);
    keychain.assertClean();
  }

  private static void operate(SecretStore store, SecretName own) throws Exception {
    try (Secret first = Secret.random(40);
        Secret second = Secret.random(60)) {
      store.store(own, first);
      store.store(own, second);
      try (Secret found = store.load(own).orElseThrow()) {
        assertTrue(second.matches(found));
      }
      assertTrue(store.delete(own));
      assertFalse(store.load(own).isPresent());
    }
  }
}
