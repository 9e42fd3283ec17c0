// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Authenticator;
import dev.localauth.api.Availability;
import dev.localauth.api.Lineage;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.SecretStore;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.RequirementReader;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

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
    Requirement requirement = new RequirementReader(parts).read();
    Optional<StoredEnrollment> earlier = new EnrollmentReader(parts).read(requirement);
    List<Way> ways = ways();
    requireAllowed(requirement, ways);
    requireUsable(ways);
    SecretStore store =
        new StoreChoice(parts, requirement.places())
            .choose(request.store().or(requirement.settings()::store));
    Lineage own = parts.system().own();
    authenticate(requirement, earlier, own);
    StoredEnrollment next = enroll(requirement, store, earlier, ways, own);
    new Succession(parts, requirement).to(next);
    parts.settings(requirement.places()).write(requirement.settings().enabledBy(ways));
    parts.sessions(requirement.places()).endAll();
    earlier.ifPresent(replaced -> forget(requirement, replaced, store.id()));
    return store.id();
  }

  private List<Way> ways() throws GateClosedException {
    try {
      List<Way> ways = new ArrayList<>();
      request.ways().forEach(methods -> ways.add(new Way(methods)));
      return ways;
    } catch (IllegalArgumentException notAWay) {
      throw new GateClosedException(
          ClosedReason.SETTINGS, String.valueOf(notAWay.getMessage()), "", notAWay);
    }
  }

  private static void requireAllowed(Requirement requirement, List<Way> ways)
      throws GateClosedException {
    for (Way way : ways) {
      if (!requirement.policy().allows(way)) {
        throw new GateClosedException(
            ClosedReason.POLICY, "the policy does not allow " + way, "choose other methods");
      }
    }
  }

  private void requireUsable(List<Way> ways) throws GateClosedException {
    for (String method : methodsOf(ways)) {
      Authenticator authenticator = parts.methodsById().get(method);
      if (authenticator == null) {
        throw new GateClosedException(
            ClosedReason.METHOD_UNAVAILABLE,
            "there is no method named " + method,
            "choose one of " + String.join(", ", parts.methodsById().keySet()));
      }
      Availability availability = authenticator.availability();
      if (!availability.usable()) {
        throw new GateClosedException(
            ClosedReason.METHOD_UNAVAILABLE,
            method + " cannot be used here: " + availability.detail(),
            availability.hint().orElse("choose another method"));
      }
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

  private StoredEnrollment enroll(
      Requirement requirement,
      SecretStore store,
      Optional<StoredEnrollment> earlier,
      List<Way> ways,
      Lineage own)
      throws GateClosedException, LocalAuthException, IOException {
    if (earlier.isEmpty()) {
      prompter.show(new Notice.Line(PurposeLine.of(purpose, own)));
    }
    Enrollment blank =
        new Enrollment(
            Ids.draw(),
            earlier.map(found -> found.enrollment().generation() + 1).orElse(1L),
            Ids.draw(),
            ways,
            new TreeMap<>());
    StoredEnrollment next = new StoredEnrollment(store, blank);
    EnrolledMethods methods = new EnrolledMethods(parts, next, prompter, purpose);
    try (Ledger ledger = Ledgers.create(parts, requirement.places(), store, blank)) {
      return new StoredEnrollment(store, enrollAll(methods, ways, requirement, next, ledger));
    }
  }

  private Enrollment enrollAll(
      EnrolledMethods methods,
      List<Way> ways,
      Requirement requirement,
      StoredEnrollment next,
      Ledger ledger)
      throws LocalAuthException {
    boolean complete = false;
    try {
      Enrollment enrollment = methods.enroll(methodsOf(ways), request.wanted(), ledger);
      complete = true;
      return enrollment;
    } finally {
      if (!complete) {
        methods.revokeQuietly(ledger);
        Ledgers.removeQuietly(parts, requirement.places(), next);
      }
    }
  }

  /** The earlier enrollment is out of reach already; what remains of it is only litter. */
  private void forget(Requirement requirement, StoredEnrollment replaced, String current) {
    try (Ledger ledger = Ledgers.open(parts, requirement.places(), replaced, "")) {
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

  private static Set<String> methodsOf(List<Way> ways) {
    Set<String> methods = new LinkedHashSet<>();
    ways.forEach(way -> methods.addAll(way.methods()));
    return methods;
  }
}
