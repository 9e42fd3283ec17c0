// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What this process holds.
 *
 * @param handles open file descriptors
 * @param heap bytes on the Java heap that are in use
 * @param allocated bytes that native code has from malloc
 */
record Footprint(long handles, long heap, long allocated) {
  private static final int COLLECTIONS = 10;

  /**
   * Returns the least that is seen while garbage is collected again and again: what native code
   * holds for a Java object goes some time after the object.
   */
  static Footprint now() throws IOException {
    Footprint least = once();
    for (int i = 1; i < COLLECTIONS; i++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      Footprint next = once();
      least =
          new Footprint(
              Math.min(least.handles, next.handles),
              Math.min(least.heap, next.heap),
              Math.min(least.allocated, next.allocated));
    }
    return least;
  }

  private static Footprint once() throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return new Footprint(
          open.count(),
          runtime.totalMemory() - runtime.freeMemory(),
          Libc.INSTANCE.mallinfo2().uordblks.longValue());
    }
  }
}
