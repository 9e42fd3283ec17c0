// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Availability;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.core.challenge.Refusals;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Journal;
import dev.localauth.core.file.AtomicFile;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a move to another store leaves behind: copies in the new store if it was cut short, the
 * originals in the old one if that cannot be reached. The journal names them; anybody who can write
 * files of the person can write it, so only what is not in force is ever removed.
 */
final class Leftovers {
  private final GateParts parts;
  private final Places places;

  Leftovers(GateParts parts, Places places) {
    this.parts = parts;
    this.places = places;
  }

  Optional<Journal> journal() throws IOException {
    return Journal.read(places.journal(), parts.uid());
  }

  /** Says from now on what may be left. */
  void note(Journal journal) throws IOException {
    journal.write(places.journal());
  }

  /**
   * Removes everything that the journal names and {@code live} does not need, then the journal.
   *
   * @throws GateClosedException if something is left, or {@code live} is not in force any more
   */
  void remove(StoredEnrollment live) throws GateClosedException, IOException {
    if (journal().isEmpty()) {
      return;
    }
    try (ChangeLock held = ChangeLock.acquire(parts, places)) {
      held.requireUnchanged(Optional.of(live));
      Optional<Journal> journal = journal();
      if (journal.isPresent()) {
        for (String store : journal.get().stores()) {
          remove(journal.get(), store, live);
        }
        AtomicFile.delete(places.journal());
      }
    }
  }

  /** Does the same if it is possible now; returns why not. */
  Optional<GateClosedException> tryToRemove(StoredEnrollment live) {
    try {
      Guarded.run(
          () -> {
            remove(live);
            return true;
          });
      return Optional.empty();
    } catch (GateClosedException left) {
      return Optional.of(left);
    }
  }

  private void remove(Journal journal, String id, StoredEnrollment live)
      throws GateClosedException {
    boolean inForce = live.store().id().equals(id);
    Set<String> litter = new TreeSet<>(journal.entries());
    if (inForce) {
      litter.removeAll(Belongings.of(parts, live.enrollment()).entries());
      if (litter.isEmpty()) {
        return;
      }
    }
    try {
      SecretStore store = usable(id);
      // First: where it is found, everything that belongs to it must be.
      if (!inForce) {
        removeEnrollment(store, journal.enrollment());
      }
      for (String entry : litter) {
        store.delete(new SecretName(parts.application(), entry));
      }
    } catch (LocalAuthException failure) {
      throw left(id, Refusals.failed(failure));
    } catch (GateClosedException failure) {
      throw left(id, failure);
    }
  }

  /** The name is the same for all enrollments: it may be another one by now. */
  private void removeEnrollment(SecretStore store, String id)
      throws GateClosedException, SecretStoreException {
    Optional<Enrollment> found = new EnrollmentReader(parts).in(store);
    if (found.filter(enrollment -> enrollment.id().equals(id)).isPresent()) {
      store.delete(EnrollmentReader.name(parts.application()));
    }
  }

  private SecretStore usable(String id) throws GateClosedException {
    SecretStore store =
        parts
            .store(id, places)
            .orElseThrow(() -> unusable("this installation does not have it", Optional.empty()));
    Availability availability = store.availability();
    if (!availability.usable()) {
      throw unusable(availability.detail(), availability.hint());
    }
    return store;
  }

  private static GateClosedException unusable(String why, Optional<String> hint) {
    return new GateClosedException(
        ClosedReason.STORE_UNAVAILABLE, why, hint.orElse("make it available"));
  }

  private GateClosedException left(String id, GateClosedException why) {
    return new GateClosedException(
        why.reason(),
        "the store " + id + " may still hold what was moved: " + why.getMessage(),
        why.hint().orElse("make it available")
            + "; or remove "
            + places.journal()
            + " to leave it there",
        why);
  }
}
