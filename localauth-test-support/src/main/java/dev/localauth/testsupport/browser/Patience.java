// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.browser;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks again until something is there, but not forever. */
final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Patience() {}

  /**
   * Returns what {@code look} finds.
   *
   * @throws AssertionError with {@code otherwise} if it finds nothing in time
   */
  static <T> T await(Supplier<String> otherwise, Supplier<Optional<T>> look) {
    return await(LIMIT, otherwise, look);
  }

  static <T> T await(Duration limit, Supplier<String> otherwise, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(otherwise.get());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
