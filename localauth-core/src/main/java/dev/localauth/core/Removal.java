// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Lineage;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.file.AtomicFile;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Found;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns the gate off. */
final class Removal {
  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;

  Removal(GateParts parts, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  boolean run() throws GateClosedException, LocalAuthException, IOException {
    Found found = new EnrollmentReader(parts).findCertainly();
    Requirement requirement = found.requirement();
    Optional<StoredEnrollment> stored = found.stored();
    if (requirement.policy().required()) {
      throw new GateClosedException(
          ClosedReason.POLICY, "the policy requires the gate", "ask your administrator");
    }
    if (stored.isPresent()) {
      authenticate(requirement, stored.get());
      // A copy that stays in another store would be found there as an enrollment once no marker is.
      new Leftovers(parts, requirement.places()).remove(stored.get());
      remove(requirement, stored.get());
    } else if (requirement.settings().enabled()) {
      turnOff(requirement);
    }
    return stored.isPresent();
  }

  private void authenticate(Requirement requirement, StoredEnrollment stored)
      throws GateClosedException, LocalAuthException {
    Lineage own = parts.system().own();
    try (Interview interview = new Interview(parts, requirement, stored, prompter, purpose)) {
      interview.requireOutsideAgents(own, OptionalLong.empty());
      interview.ask(stored.enrollment().ways(), own);
    }
  }

  /**
   * Until the enrollment is gone from the store the gate stays required and can be opened; what is
   * removed after it is out of reach already. Killed at any point, running this again completes it.
   */
  private void remove(Requirement requirement, StoredEnrollment stored)
      throws GateClosedException, LocalAuthException, IOException {
    Places places = requirement.places();
    try (ChangeLock held = ChangeLock.acquire(parts, places);
        Ledger ledger = Ledgers.open(parts, places, stored, "")) {
      held.requireUnchanged(Optional.of(stored));
      turnOff(requirement);
      parts.sessions(places).endAll();
      AtomicFile.delete(places.marker());
      stored.store().delete(EnrollmentReader.name(parts.application()));
      new EnrolledMethods(parts, stored, prompter, purpose).revokeAll(ledger);
      new RecoveryCodes(parts, places, stored).erase();
      Ledgers.remove(parts, places, stored);
    }
  }

  private void turnOff(Requirement requirement) throws IOException {
    parts.settings(requirement.places()).write(requirement.settings().disabled());
  }
}
