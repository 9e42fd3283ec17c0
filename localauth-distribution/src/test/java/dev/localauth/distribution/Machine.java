// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.Processes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the test does to the machine, in the name of whoever runs the tests. */
final class Machine {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Machine() {}

  /** Runs a command that has to succeed; returns what it printed. */
  static String must(String... words) {
    Processes.Run run = Processes.run(LIMIT, words);
    if (run.exitCode() != 0) {
      throw new AssertionError(String.join(" ", words) + ": " + run.stderr());
    }
    return run.stdout();
  }

  /** Returns what {@code find} finds; others may remove theirs meanwhile. */
  static List<String> find(String... words) {
    List<String> command = new ArrayList<>(List.of("find"));
    command.addAll(List.of(words));
    return Processes.run(LIMIT, command.toArray(String[]::new)).stdout().lines().toList();
  }

  /** Returns {@code reduced}, or {@code full} if all tests are to run at full length. */
  static int count(int reduced, int full) {
    return full() ? full : reduced;
  }

  /** Says whether all tests are to run at full length. */
  static boolean full() {
    return Boolean.getBoolean("localauth.full");
  }
}
