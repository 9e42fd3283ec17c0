// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds.
 *
 * @param handles open file descriptors
 * @param heap bytes on the Java heap that are in use
 * @param allocated bytes that native code has from malloc
 */
record Footprint(long handles, long heap, long allocated) {
  static Footprint now() throws IOException {
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
