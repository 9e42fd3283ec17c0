// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProcessesTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void bothOutputsAndTheExitCodeAreKept() {
    assertEquals(
        new Processes.Run(3, "out\n", "err\n"),
        Processes.run(LIMIT, "sh", "-c", "echo out; echo err >&2; exit 3"));
  }

  @Test
  void theInputIsRead() {
    assertEquals(
        new Processes.Run(0, "in", ""), Processes.run(LIMIT, new ProcessBuilder("cat"), "in"));
  }

  @Test
  void theLimitHolds() {
    assertThrows(AssertionError.class, () -> Processes.run(Duration.ofMillis(50), "sleep", "1000"));
  }
}
