// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Lineage;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.SecretStore;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Found;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a new enrollment beside the earlier one, then lets it take its place. */
final class Setup {
  private final GateParts parts;
  private final SetupRequest request;
  private final Prompter prompter;
  private final Purpose purpose;

  Setup(GateParts parts, SetupRequest request, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.request = request;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  String run() throws GateClosedException, LocalAuthException, IOException {
    Found found = new EnrollmentReader(parts).findCertainly();
    Requirement requirement = found.requirement();
    Optional<StoredEnrollment> earlier = found.stored();
    List<Way> ways = Eligibility.ways(request.ways());
    Eligibility eligibility = new Eligibility(parts);
    for (Way way : ways) {
      eligibility.requireAllowed(requirement, way);
    }
    eligibility.requireUsable(Way.methodsOf(ways));
    SecretStore store =
        new StoreChoice(parts, requirement.places(), "--store")
            .choose(request.store().or(requirement.settings()::store));
    Lineage own = parts.system().own();
    authenticate(requirement, earlier, own);
    if (earlier.isEmpty()) {
      prompter.show(new Notice.Line(PurposeLine.of(purpose, own)));
    }
    try (NewEnrollment next =
        new NewEnrollment(parts, requirement.places(), store, prompter, purpose)) {
      StoredEnrollment made = replace(requirement, earlier, next, ways);
      earlier.ifPresent(replaced -> forget(requirement, replaced, store.id()));
      new Leftovers(parts.withoutAsking(), requirement.places()).tryToRemove(made);
    }
    return store.id();
  }

  private StoredEnrollment replace(
      Requirement requirement,
      Optional<StoredEnrollment> earlier,
      NewEnrollment next,
      List<Way> ways)
      throws GateClosedException, LocalAuthException, IOException {
    long generation = earlier.map(found -> found.enrollment().generation() + 1).orElse(1L);
    try {
      StoredEnrollment made = next.make(generation, ways, request.wanted());
      if (new Eligibility(parts).needsRecoveryCodes(ways)) {
        next.makeRecoveryCodes(made);
      }
      parts.sessions(requirement.places()).endAll();
      new Succession(parts, requirement).replace(earlier, made);
      return made;
    } catch (Succession.UnfinishedException either) {
      throw either;
    } catch (GateClosedException | LocalAuthException | IOException | RuntimeException failure) {
      next.abandon();
      throw failure;
    }
  }

  private void authenticate(
      Requirement requirement, Optional<StoredEnrollment> earlier, Lineage own)
      throws GateClosedException, LocalAuthException {
    if (earlier.isEmpty()) {
      return;
    }
    try (Interview interview =
        new Interview(parts, requirement, earlier.get(), prompter, purpose)) {
      interview.requireOutsideAgents(own, OptionalLong.empty());
      interview.ask(earlier.get().enrollment().ways(), own);
    }
  }

  /** The earlier enrollment is out of reach already; what remains of it is only litter. */
  private void forget(Requirement requirement, StoredEnrollment replaced, String current) {
    try (Ledger ledger = Ledgers.open(parts, requirement.places(), replaced, "")) {
      new RecoveryCodes(parts, requirement.places(), replaced).erase();
      new EnrolledMethods(parts, replaced, prompter, purpose).revokeAll(ledger);
      if (!replaced.store().id().equals(current)) {
        replaced.store().delete(EnrollmentReader.name(parts.application()));
      }
    } catch (GateClosedException | LocalAuthException | RuntimeException leftover) {
      return;
    } finally {
      Ledgers.removeQuietly(parts, requirement.places(), replaced);
    }
  }
}
