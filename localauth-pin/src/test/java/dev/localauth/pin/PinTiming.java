// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.testkit.ScriptedPrompter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Measures whether a wrong PIN takes as long as a right one: both kinds at the cost of today, in an
 * order that is shuffled beforehand. Not a test, because the machine has a say in it; see {@code
 * benchmarks/pin-timing}.
 */
final class PinTiming {
  private static final int WARM_UP = 20;
  private static final String PIN = "tulip&94x";
  private static final String WRONG = "heron%27q";

  private PinTiming() {}

  /** Takes how often each kind is measured. */
  public static void main(String[] arguments) throws Exception {
    int each = Integer.parseInt(arguments[0]);
    long seed = System.nanoTime();
    List<Boolean> order = new ArrayList<>(Collections.nCopies(each, true));
    order.addAll(Collections.nCopies(each, false));
    Collections.shuffle(order, new Random(seed));
    Desk desk = new Desk();
    desk.method = new PinAuthenticator();
    desk.enroll(PIN);
    for (int i = 0; i < WARM_UP; i++) {
      nanos(desk, i % 2 == 0);
    }
    List<Long> right = new ArrayList<>();
    List<Long> wrong = new ArrayList<>();
    for (boolean isRight : order) {
      (isRight ? right : wrong).add(nanos(desk, isRight));
    }
    System.out.printf(
        "n=%d each, seed %d: right %.2f ms, wrong %.2f ms, ratio %.4f%n",
        each, seed, median(right) / 1e6, median(wrong) / 1e6, median(wrong) / median(right));
  }

  private static long nanos(Desk desk, boolean isRight) throws Exception {
    ScriptedPrompter person = ScriptedPrompter.answering(isRight ? PIN : WRONG);
    long begun = System.nanoTime();
    boolean opened = desk.unlock(person).isPresent();
    long taken = System.nanoTime() - begun;
    if (opened != isRight) {
      throw new AssertionError("judged wrongly");
    }
    return taken;
  }

  private static double median(List<Long> taken) {
    long[] sorted = taken.stream().mapToLong(Long::longValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
