// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.challenge.Subject;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.requirement.StoredEnrollment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Enrolls and revokes the methods of one enrollment. */
final class EnrolledMethods {
  private final GateParts parts;
  private final StoredEnrollment stored;
  private final Prompter prompter;
  private final Purpose purpose;
  private final List<String> begun = new ArrayList<>();

  EnrolledMethods(GateParts parts, StoredEnrollment stored, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.stored = stored;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  /** Enrolls {@code methods}; returns the enrollment with their parameters. */
  Enrollment enroll(Set<String> methods, Map<String, Parameters> wanted, Ledger ledger)
      throws LocalAuthException {
    SortedMap<String, Parameters> parameters = new TreeMap<>();
    for (String method : methods) {
      begun.add(method);
      Subject subject = subject(Map.of(method, wanted.getOrDefault(method, Parameters.none())));
      try (Enrolled enrolled =
          parts.method(method).orElseThrow().enroll(subject.context(method, prompter, ledger))) {
        parameters.put(method, enrolled.parameters());
      }
    }
    Enrollment blank = stored.enrollment();
    return new Enrollment(blank.id(), blank.generation(), blank.ledger(), blank.ways(), parameters);
  }

  /** Removes what the methods that were begun kept, as far as that is possible. */
  void revokeQuietly(Ledger ledger) {
    for (String method : begun) {
      try {
        revoke(method, ledger);
      } catch (LocalAuthException | RuntimeException leftover) {
        // What is left is unreachable: no enrollment names it.
        continue;
      }
    }
  }

  /** Removes what the methods of the enrollment kept. */
  void revokeAll(Ledger ledger) throws LocalAuthException {
    for (String method : stored.enrollment().parameters().keySet()) {
      if (parts.method(method).isPresent()) {
        revoke(method, ledger);
      }
    }
  }

  private void revoke(String method, Ledger ledger) throws LocalAuthException {
    Subject subject = subject(stored.enrollment().parameters());
    parts.method(method).orElseThrow().revoke(subject.context(method, prompter, ledger));
  }

  private Subject subject(Map<String, Parameters> parameters) {
    Enrollment blank = stored.enrollment();
    return new Subject(
        parts.application(),
        stored.store(),
        new Enrollment(
            blank.id(),
            blank.generation(),
            blank.ledger(),
            blank.ways(),
            new TreeMap<>(parameters)),
        parts.clock(),
        purpose,
        parts.person());
  }
}
