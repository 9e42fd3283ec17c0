// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.AuthenticationContext;
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
import java.io.IOException;
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
    SortedMap<String, Parameters> parameters = new TreeMap<>(stored.enrollment().parameters());
    for (String method : methods) {
      begun.add(method);
      Subject subject = subject(Map.of(method, wanted.getOrDefault(method, Parameters.none())));
      try (Enrolled enrolled =
          parts.method(method).orElseThrow().enroll(subject.context(method, prompter, ledger))) {
        parameters.put(method, enrolled.parameters());
      }
    }
    return stored.enrollment().with(parameters);
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

  /** Removes what {@code methods} kept, which nothing names any more, as far as possible. */
  void forgetQuietly(Set<String> methods, Ledger ledger) {
    for (String method : methods) {
      try {
        revoke(method, ledger);
        ledger.forget(stored.enrollment().counter(method));
      } catch (LocalAuthException | IOException | RuntimeException leftover) {
        continue;
      }
    }
  }

  /** Returns what {@code method} is lent to change what it keeps. */
  AuthenticationContext context(String method, Ledger ledger) {
    return subject(stored.enrollment().parameters()).context(method, prompter, ledger);
  }

  private void revoke(String method, Ledger ledger) throws LocalAuthException {
    parts.method(method).orElseThrow().revoke(context(method, ledger));
  }

  private Subject subject(Map<String, Parameters> parameters) {
    return new Subject(
        parts.application(),
        stored.store(),
        stored.enrollment().with(parameters),
        parts.clock(),
        purpose,
        parts.person());
  }
}
