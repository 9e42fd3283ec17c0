// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Lineage;
import dev.localauth.api.LocalAuthException;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.file.FileIdentity;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Found;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.RequirementReader;
import dev.localauth.core.session.Grounds;
import dev.localauth.core.session.SessionRecord;
import dev.localauth.core.settings.SessionScope;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Decides without asking anybody. Up to its first answer, and where the answer is that the terminal
 * is locked, it goes without lambdas, streams, patterns and equality of records: linking them costs
 * a new JVM more time than all the rest.
 */
final class Check implements Guarded.Body<Decision> {
  private final GateParts parts;
  private Optional<SessionRecord> session = Optional.empty();

  Check(GateParts parts) {
    this.parts = parts;
  }

  /** The common case first: a record whose grounds are unchanged needs no file to be read. */
  @Override
  public Decision run() throws GateClosedException, LocalAuthException, IOException {
    List<SessionRecord> records = records(parts.system().own());
    session = records.isEmpty() ? Optional.empty() : unchanged(records);
    if (session.isPresent()) {
      return new Decision.Open(Decision.How.SESSION);
    }
    Requirement requirement = new RequirementReader(parts).read();
    session = satisfying(records, requirement);
    if (session.isPresent()) {
      return new Decision.Open(Decision.How.SESSION);
    }
    if (isRequired(requirement)) {
      throw noSession();
    }
    return new Decision.Open(Decision.How.NOT_REQUIRED);
  }

  /** Returns the sessions of {@code lineage} that hold, whatever they were decided from. */
  List<SessionRecord> records(Lineage lineage) throws LocalAuthException, IOException {
    return parts.sessions(parts.places().get(0)).of(lineage);
  }

  /** Returns the session that the decision rests on, if it rests on one. */
  Optional<SessionRecord> session() {
    return session;
  }

  /** Returns the one of {@code records} that was decided from files which are what they were. */
  private Optional<SessionRecord> unchanged(List<SessionRecord> records) throws IOException {
    for (Places places : parts.places()) {
      Grounds now = Grounds.now(places);
      if (!now.marker().equals(FileIdentity.ABSENT)) {
        return among(records, now);
      }
    }
    return Optional.empty();
  }

  private static Optional<SessionRecord> among(List<SessionRecord> records, Grounds now) {
    for (SessionRecord record : records) {
      if (record.grounds().areStill(now)) {
        return Optional.of(record);
      }
    }
    return Optional.empty();
  }

  /** Returns the first of {@code records} that satisfies files that may have changed since. */
  Optional<SessionRecord> satisfying(List<SessionRecord> records, Requirement requirement)
      throws GateClosedException, LocalAuthException {
    for (SessionRecord record : records) {
      if (satisfies(record, requirement)
          && !record.outlasts(requirement.settings(), parts.system().sinceBoot())) {
        return Optional.of(record);
      }
    }
    return Optional.empty();
  }

  private static boolean satisfies(SessionRecord record, Requirement requirement)
      throws GateClosedException {
    Optional<Marker> marker = requirement.marker();
    if (marker.isEmpty()
        || !marker.get().fingerprint().equals(record.enrollment())
        || marker.get().generation() != record.generation()) {
      return false;
    }
    requireSaneSettings(requirement, marker.get());
    return requirement.acceptable(marker.get().ways()).stream().anyMatch(record.way()::sameMethods)
        && !(requirement.settings().scope() == SessionScope.PROCESS
            && record.scope() == SessionScope.TERMINAL);
  }

  private static void requireSaneSettings(Requirement requirement, Marker marker)
      throws GateClosedException {
    if (requirement.namesForeignWay(marker.ways())) {
      throw foreignSettings(requirement);
    }
  }

  static GateClosedException foreignSettings(Requirement requirement) {
    return new GateClosedException(
        ClosedReason.SETTINGS,
        "the settings name other methods than those that were enrolled",
        "restore them in " + requirement.places().settings() + ", or run \"localauth setup\"");
  }

  private boolean isRequired(Requirement requirement) throws GateClosedException {
    if (requirement.marker().isPresent()) {
      requireSaneSettings(requirement, requirement.marker().get());
    }
    // Even where a marker is: that unlocking cannot succeed now is told here, with the way out.
    Found found = new EnrollmentReader(parts.withoutAsking()).find(requirement);
    if (found.stored().isPresent()) {
      return true;
    }
    if (requirement.askedFor()) {
      throw notEnrolled();
    }
    return false;
  }

  static GateClosedException notEnrolled() {
    return new GateClosedException(
        ClosedReason.NOT_ENROLLED,
        "the gate is required and nobody is enrolled",
        "run \"localauth setup\"");
  }

  private static GateClosedException noSession() {
    return new GateClosedException(
        ClosedReason.NO_SESSION,
        "this terminal is locked",
        "run \"localauth unlock\" in this terminal");
  }
}
