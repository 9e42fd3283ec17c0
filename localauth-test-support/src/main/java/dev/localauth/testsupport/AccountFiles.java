// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;

/** The machine's files about accounts, which several JVMs change in turn. */
public final class AccountFiles {
  private static final Path LOCK = Path.of("/run/localauth-test-account.lock");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private AccountFiles() {}

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
  static synchronized <T> T inTurn(Callable<T> change) throws IOException {
    try (FileChannel turn =
        FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      turn.lock();
      return change.call();
    } catch (IOException | RuntimeException failure) {
      throw failure;
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
