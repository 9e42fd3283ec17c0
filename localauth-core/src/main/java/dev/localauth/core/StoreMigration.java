// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.SecretStore;
import dev.localauth.core.challenge.Passed;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Journal;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.Optional;

/**
 * Moves the enrollment and all its secrets to another store. Until the marker names the new store
 * the old one holds, whole; from then on the new one does. The journal is there before the first
 * copy and goes after the last original.
 */
final class StoreMigration {
  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;

  StoreMigration(GateParts parts, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  /** Returns why something is left in the old store, if it is. */
  Optional<GateClosedException> run(String to)
      throws GateClosedException, LocalAuthException, IOException {
    try (Change change = Change.begin(parts, prompter, purpose)) {
      SecretStore target =
          new StoreChoice(parts, change.requirement().places(), "--to").choose(Optional.of(to));
      Optional<Journal> journal = change.leftovers().journal();
      boolean there = target.id().equals(change.stored().store().id());
      if (!there) {
        requireRoom(target, journal);
      } else if (journal.isEmpty()) {
        throw new GateClosedException(
            ClosedReason.SETTINGS, "everything is in " + to + " already", "name another store");
      }
      try (Passed passed = change.authenticate(change.ways())) {
        change.leftovers().remove(change.stored());
        return there ? Optional.empty() : move(change, target);
      }
    }
  }

  private Optional<GateClosedException> move(Change change, SecretStore target)
      throws GateClosedException, LocalAuthException, IOException {
    Enrollment earlier = change.earlier();
    StoredEnrollment next =
        new StoredEnrollment(target, earlier.next(earlier.ways(), earlier.credentials()));
    try {
      change.move(next, () -> copy(change, target));
    } catch (Succession.UnfinishedException either) {
      throw either;
    } catch (GateClosedException | LocalAuthException | IOException | RuntimeException failure) {
      change.leftovers().tryToRemove(change.stored());
      throw failure;
    }
    return change.leftovers().tryToRemove(next);
  }

  private void copy(Change change, SecretStore target)
      throws GateClosedException, LocalAuthException, IOException {
    // Again: the person was asked in between.
    requireRoom(target, Optional.empty());
    SecretStore source = change.stored().store();
    Belongings all = Belongings.of(parts, change.earlier());
    change
        .leftovers()
        .note(new Journal(change.earlier().id(), source.id(), target.id(), all.entries()));
    all.copy(source, target);
    all.requireSame(source, target);
  }

  /** Another enrollment must not be overwritten; what a journal names will be removed. */
  private void requireRoom(SecretStore target, Optional<Journal> journal)
      throws GateClosedException {
    Optional<Enrollment> found;
    try {
      found = new EnrollmentReader(parts).in(target);
    } catch (GateClosedException failure) {
      throw failure.reason() == ClosedReason.ENROLLMENT_LOST ? taken(target, failure) : failure;
    }
    Optional<Journal> named = journal.filter(each -> each.stores().contains(target.id()));
    if (found.isPresent()
        && named.filter(each -> each.enrollment().equals(found.get().id())).isEmpty()) {
      throw taken(target, new IllegalStateException("another enrollment"));
    }
  }

  private static GateClosedException taken(SecretStore target, Exception cause) {
    return new GateClosedException(
        ClosedReason.STORE_UNAVAILABLE,
        "the store " + target.id() + " already holds an enrollment",
        "if nobody needs it, remove the items of localauth from that store by its own means",
        cause);
  }
}
