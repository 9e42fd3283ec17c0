// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.throttle;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Throttle;
import dev.localauth.core.file.AtomicFile;
import dev.localauth.core.file.ExclusiveLock;
import dev.localauth.core.file.OwnedFile;
import dev.localauth.core.file.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what was taken in one file of the account, beside its ledgers. Not in a ledger: an
 * enrollment that was given up would take its ledger with it, and begin to send anew.
 */
public final class FileThrottle implements Throttle {
  private static final int LIMIT = 64 * 1024;

  private final Path directory;
  private final long owner;
  private final Clock clock;

  /** Keeps its file in {@code directory}, which must be {@code owner}'s. */
  public FileThrottle(Path directory, long owner, Clock clock) {
    this.directory = directory;
    this.owner = owner;
    this.clock = clock;
  }

  @Override
  public Optional<Duration> take(String what, List<Limit> limits) throws AuthenticatorException {
    try {
      PrivateDirectory.create(directory, owner);
      try (ExclusiveLock held = ExclusiveLock.acquire(directory.resolve("throttle.lock"))) {
        return takeLocked(what, limits);
      }
    } catch (IOException failure) {
      throw new AuthenticatorException(
          AuthenticatorException.Reason.FAILED,
          "cannot keep count of what was sent",
          "make the file \"throttle\" in the state directory readable and writable, or remove it",
          failure);
    }
  }

  private Optional<Duration> takeLocked(String what, List<Limit> limits) throws IOException {
    Path file = directory.resolve("throttle");
    Optional<byte[]> content = OwnedFile.read(file, owner, LIMIT);
    Taken taken = content.isEmpty() ? Taken.nothing() : Taken.parse(content.get());
    long now = clock.instant().getEpochSecond();
    Taken current = taken.at(now);
    Duration wait = current.untilNext(what, limits, now);
    Taken next = wait.isZero() ? current.and(what, now) : current;
    if (!next.equals(taken)) {
      AtomicFile.write(file, next.toBytes());
    }
    return wait.isZero() ? Optional.empty() : Optional.of(wait);
  }
}
