// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.keyring;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The programs of other packages that a test needs. */
public final class Programs {
  private Programs() {}

  /** Skips the test, with a word on why, unless {@code program} is there; fails in CI. */
  public static void require(String program, String packages) {
    for (String each : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(each, program))) {
        return;
      }
    }
    miss(program, packages);
  }

  /** The same for a file that is no program. */
  public static void require(Path file, String packages) {
    if (!Files.exists(file)) {
      miss(file.toString(), packages);
    }
  }

  private static void miss(String what, String packages) {
    String missing = what + " is missing: apt-get install --no-install-recommends " + packages;
    if (System.getenv("CI") != null) {
      Assertions.fail(missing);
    }
    System.err.println("SKIPPED: " + missing);
    Assumptions.abort(missing);
  }
}
