// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.requirement;

import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.challenge.Refusals;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.place.Places;
import java.util.Optional;

/** Finds the enrollment in the store; "cannot be asked" is never "there is none". */
public final class EnrollmentReader {
  private static final String ENTRY = "enrollment";

  private final GateParts parts;

  /** Reads through the stores of {@code parts}. */
  public EnrollmentReader(GateParts parts) {
    this.parts = parts;
  }

  /** Returns the name under which each store keeps the enrollment of {@code application}. */
  public static SecretName name(String application) {
    return new SecretName(application, ENTRY);
  }

  /**
   * Finds the enrollment. Where no marker is, a store that cannot be asked keeps nobody out: the
   * gate is opt-in.
   *
   * @throws GateClosedException if one is meant to be there and cannot be had
   */
  public Found find() throws GateClosedException {
    return find(new RequirementReader(parts).read(), Doubt.MEANS_NONE);
  }

  /**
   * Finds the enrollment, for a change: a usable store that does not answer may hold one.
   *
   * @throws GateClosedException if that cannot be told
   */
  public Found findCertainly() throws GateClosedException {
    return find(new RequirementReader(parts).read(), Doubt.CLOSES);
  }

  /** Finds the enrollment that {@code requirement} is about, as {@link #find()} does. */
  public Found find(Requirement requirement) throws GateClosedException {
    return find(requirement, Doubt.MEANS_NONE);
  }

  private enum Doubt {
    MEANS_NONE,
    CLOSES
  }

  private Found find(Requirement requirement, Doubt doubt) throws GateClosedException {
    return requirement.marker().isPresent()
        ? new Found(requirement, Optional.of(marked(requirement, requirement.marker().get())))
        : unmarked(requirement, doubt);
  }

  private StoredEnrollment marked(Requirement requirement, Marker marker)
      throws GateClosedException {
    SecretStore store =
        parts
            .store(marker.store(), requirement.places())
            .orElseThrow(
                () ->
                    new GateClosedException(
                        ClosedReason.STORE_UNAVAILABLE,
                        "this installation does not have the store " + marker.store(),
                        "install the module that provides it"));
    requireUsable(store);
    Enrollment enrollment =
        load(store).orElseThrow(() -> lost("the enrollment is not in the store " + store.id()));
    if (!marker.means(store.id(), enrollment)) {
      throw lost("the enrollment in the store " + store.id() + " is not the one that was set up");
    }
    return new StoredEnrollment(store, enrollment);
  }

  /** Of the places where one is found those count in which its ledger is. */
  private Found unmarked(Requirement requirement, Doubt doubt) throws GateClosedException {
    RequirementReader reader = new RequirementReader(parts);
    Optional<Found> first = Optional.empty();
    for (Places places : reader.candidates(requirement.policy())) {
      Optional<StoredEnrollment> stored = anywhereIn(places, doubt);
      if (stored.isPresent()) {
        Found found = new Found(reader.at(places, requirement.policy()), stored);
        if (parts.ledgers(places).holds(stored.get().enrollment().ledger())) {
          return found;
        }
        first = first.or(() -> Optional.of(found));
      }
    }
    return first.orElse(new Found(requirement, Optional.empty()));
  }

  private Optional<StoredEnrollment> anywhereIn(Places places, Doubt doubt)
      throws GateClosedException {
    // Who never set anything up must not be asked to unlock a keyring for it.
    GateParts asked = doubt == Doubt.MEANS_NONE ? parts.withoutAsking() : parts;
    for (SecretStore store : asked.stores(places)) {
      Optional<Enrollment> enrollment =
          store.availability().usable() ? ask(store, doubt) : Optional.empty();
      if (enrollment.isPresent()) {
        return Optional.of(new StoredEnrollment(store, enrollment.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<Enrollment> ask(SecretStore store, Doubt doubt) throws GateClosedException {
    try {
      return load(store);
    } catch (GateClosedException closed) {
      if (doubt == Doubt.CLOSES || closed.reason() == ClosedReason.ENROLLMENT_LOST) {
        throw closed;
      }
      return Optional.empty();
    }
  }

  private void requireUsable(SecretStore store) throws GateClosedException {
    Availability availability = store.availability();
    if (!availability.usable()) {
      throw new GateClosedException(
          ClosedReason.STORE_UNAVAILABLE,
          availability.detail(),
          availability.hint().orElse("make it available and run the command again"));
    }
  }

  private Optional<Enrollment> load(SecretStore store) throws GateClosedException {
    try {
      Optional<Secret> found = store.load(name(parts.application()));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      try (Secret content = found.get()) {
        return Optional.of(content.use(Enrollment::parse));
      }
    } catch (SecretStoreException failure) {
      throw Refusals.failed(failure);
    } catch (MalformedFileException damaged) {
      throw lost("the enrollment is damaged: " + damaged.getMessage());
    }
  }

  private static GateClosedException lost(String message) {
    return new GateClosedException(
        ClosedReason.ENROLLMENT_LOST, message, "see \"localauth help recovery\"");
  }
}
