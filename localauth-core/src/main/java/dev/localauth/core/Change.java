// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.Lineage;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.challenge.Passed;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Credential;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Found;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A change of what is enrolled, which stays under its id and in its store. */
final class Change implements AutoCloseable {
  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;
  private final Requirement requirement;
  private final StoredEnrollment earlier;
  private final Interview interview;

  private Change(
      GateParts parts,
      Prompter prompter,
      Purpose purpose,
      Requirement requirement,
      StoredEnrollment earlier) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
    this.requirement = requirement;
    this.earlier = earlier;
    this.interview = new Interview(parts, requirement, earlier, prompter, purpose);
  }

  /** Finds what is enrolled; asks nobody yet. */
  static Change begin(GateParts parts, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    Found found = new EnrollmentReader(parts).findCertainly();
    StoredEnrollment earlier = found.stored().orElseThrow(Change::nobodyEnrolled);
    return new Change(parts, prompter, purpose, found.requirement(), earlier);
  }

  static GateClosedException nobodyEnrolled() {
    return new GateClosedException(
        ClosedReason.NOT_ENROLLED, "nobody is enrolled", "run \"localauth setup\"");
  }

  Requirement requirement() {
    return requirement;
  }

  StoredEnrollment stored() {
    return earlier;
  }

  Enrollment earlier() {
    return earlier.enrollment();
  }

  /** Returns the ways that may be asked. */
  List<Way> ways() throws GateClosedException {
    return Interview.acceptable(requirement, earlier.enrollment());
  }

  /** Asks for one of {@code ways}, whole; an open session is not enough for a change. */
  Passed authenticate(List<Way> ways) throws GateClosedException, LocalAuthException {
    return authenticate(ways, parts.methodsById());
  }

  /** Does the same with other methods. */
  Passed authenticate(List<Way> ways, Map<String, Authenticator> methods)
      throws GateClosedException, LocalAuthException {
    Lineage own = parts.system().own();
    interview.requireOutsideAgents(own, OptionalLong.empty());
    return interview.prove(ways, own, methods);
  }

  /** Returns the record of attempts, once somebody was asked. */
  Ledger ledger() {
    return interview.ledger();
  }

  /** Returns the methods, to be enrolled for {@code enrollment} or revoked. */
  EnrolledMethods methods(Enrollment enrollment) {
    return new EnrolledMethods(
        parts, new StoredEnrollment(earlier.store(), enrollment), prompter, purpose);
  }

  /** Returns what the method of {@code credential} is lent to change what it keeps. */
  AuthenticationContext context(Credential credential) {
    return methods(earlier.enrollment()).context(credential, ledger());
  }

  /** Returns the recovery codes. */
  RecoveryCodes recoveryCodes() {
    return new RecoveryCodes(parts, requirement.places(), earlier);
  }

  /**
   * Ends all sessions and lets {@code next} take over, with {@code last} as the last step; then
   * erases what only the earlier one named.
   */
  void replace(Enrollment next, Succession.Step last)
      throws GateClosedException, LocalAuthException, IOException {
    parts.sessions(requirement.places()).endAll();
    new Succession(parts, requirement)
        .replace(Optional.of(earlier), new StoredEnrollment(earlier.store(), next), last);
    forgetAllBut(next);
  }

  private void forgetAllBut(Enrollment next) {
    Set<String> kept = new HashSet<>();
    next.credentials().forEach(each -> kept.add(next.counter(each)));
    List<Credential> unnamed =
        earlier.enrollment().credentials().stream()
            .filter(each -> !kept.contains(next.counter(each)))
            .toList();
    methods(earlier.enrollment()).forgetQuietly(unnamed, ledger());
  }

  @Override
  public void close() {
    interview.close();
  }
}
