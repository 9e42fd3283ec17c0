// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The machine's files about accounts, which several JVMs change in turn. */
public final class AccountFiles {
  private static final Path LOCK = Path.of("/run/localauth-test-account.lock");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private AccountFiles() {}

  /** What is done while nobody else does anything. */
  @FunctionalInterface
  interface Change<T> {
    T make() throws IOException;
  }

  /**
   * Copies {@code /etc} into {@code place}, in a moment in which no test makes or removes an
   * account; both leave files there for a moment.
   */
  public static void copy(Path place) throws IOException {
    inTurn(
        () -> {
          Processes.Run run = Processes.run(LIMIT, "cp", "-a", "/etc", place.toString());
          if (run.exitCode() != 0) {
            throw new IOException("no copy of /etc: " + run.stderr());
          }
          return place;
        });
  }

  /** Does something while nobody else does; for root. */
  static synchronized <T> T inTurn(Change<T> change) throws IOException {
    try (FileChannel turn =
        FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      turn.lock();
      return change.make();
    }
  }
}
