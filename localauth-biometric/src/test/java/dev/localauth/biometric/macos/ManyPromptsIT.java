// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.Parameters;
import dev.localauth.biometric.macos.NativeDouble.Count;
import dev.localauth.biometric.platform.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ManyPromptsIT {
  private static final int THREADS = 4;
  private static final int PROMPTS = Boolean.getBoolean("localauth.full") ? 20_000 : 2000;
  private static final int BETWEEN_COLLECTIONS = 50;

  @Test
  void noneIsLostAndNothingIsLeftBehind() throws Exception {
    NativeDouble mac = NativeDouble.build();
    mac.reset();
    TouchId touchId = mac.touchId(NativeDouble.LONG);
    Parameters enrolled = touchId.enroll(Parameters.none());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    int yes = 0;
    try {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(() -> yesOf(PROMPTS / THREADS, touchId, enrolled)));
      }
      for (Future<Integer> each : running) {
        yes += each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(PROMPTS, yes);
    assertEquals(PROMPTS, mac.count(Count.SHOWN));
    mac.assertClean();
  }

  private static int yesOf(int prompts, TouchId touchId, Parameters enrolled) {
    int yes = 0;
    for (int i = 0; i < prompts; i++) {
      yes += Asked.once(touchId, enrolled).outcome().equals("VERIFIED") ? 1 : 0;
      if (i % BETWEEN_COLLECTIONS == 0) {
        System.gc();
      }
    }
    return yes;
  }
}
