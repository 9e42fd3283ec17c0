// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.core.composition.GateParts;
import dev.localauth.core.file.ExclusiveLock;
import dev.localauth.core.file.PrivateDirectory;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.Optional;

/**
 * Held while the enrollment changes, never while a person is asked: two commands at once must not
 * leave the marker of one beside the enrollment of the other.
 */
final class ChangeLock implements AutoCloseable {
  private final GateParts parts;
  private final ExclusiveLock lock;

  private ChangeLock(GateParts parts, ExclusiveLock lock) {
    this.parts = parts;
    this.lock = lock;
  }

  static ChangeLock acquire(GateParts parts, Places places) throws IOException {
    PrivateDirectory.create(places.state(), parts.uid());
    return new ChangeLock(parts, ExclusiveLock.acquire(places.state().resolve("enrolled.lock")));
  }

  /** The person was asked without the lock: what they were asked about must still be there. */
  void requireUnchanged(Optional<StoredEnrollment> expected) throws GateClosedException {
    Optional<StoredEnrollment> now = new EnrollmentReader(parts).findCertainly().stored();
    if (!now.map(ChangeLock::identity).equals(expected.map(ChangeLock::identity))) {
      throw new GateClosedException(
          ClosedReason.UNDECIDED,
          "another command changed the enrollment meanwhile",
          "run the command again");
    }
  }

  private static String identity(StoredEnrollment stored) {
    return stored.store().id() + " " + stored.enrollment().digest();
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
