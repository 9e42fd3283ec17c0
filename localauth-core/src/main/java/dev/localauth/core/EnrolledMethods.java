// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.AnswersForAny;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.Secret;
import dev.localauth.core.challenge.ListedEntries;
import dev.localauth.core.challenge.Subject;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Credential;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Enrolls and revokes the methods of one enrollment. */
final class EnrolledMethods {
  private final GateParts parts;
  private final StoredEnrollment stored;
  private final Prompter prompter;
  private final Purpose purpose;
  private final List<Credential> begun = new ArrayList<>();

  EnrolledMethods(GateParts parts, StoredEnrollment stored, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.stored = stored;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  /** Enrolls {@code methods}, each in {@code slot}; returns what was registered. */
  List<Credential> enroll(
      Set<String> methods, String slot, Map<String, Parameters> wanted, Ledger ledger)
      throws LocalAuthException {
    List<Credential> registered = new ArrayList<>();
    for (String method : methods) {
      Parameters wish = wanted.getOrDefault(method, Parameters.none());
      registered.add(enroll(Credential.blank(method, slot, method, wish), ledger));
    }
    return registered;
  }

  /** Enrolls the method of {@code blank}; returns what was registered. */
  Credential enroll(Credential blank, Ledger ledger) throws LocalAuthException {
    begun.add(blank);
    Authenticator method = parts.method(blank.method()).orElseThrow();
    ListedEntries kept = new ListedEntries(subject().secrets(blank));
    try (Enrolled enrolled = method.enroll(subject().context(blank, kept, prompter, ledger))) {
      return blank.keeping(enrolled.parameters(), kept.entries());
    }
  }

  /** Registers {@code blank} beside {@code others} of its method, all under one unlocking key. */
  Credential enrollBeside(
      Credential blank, List<Credential> others, Optional<Secret> unlockingKey, Ledger ledger)
      throws LocalAuthException {
    begun.add(blank);
    Authenticator method = parts.method(blank.method()).orElseThrow();
    ListedEntries kept = new ListedEntries(subject().secrets(blank));
    AuthenticationContext context = subject().context(blank, kept, prompter, ledger);
    List<Parameters> known = others.stream().map(Credential::parameters).toList();
    try (Enrolled enrolled =
        method instanceof AnswersForAny any
            ? any.enrollBeside(context, known, unlockingKey)
            : method.enroll(context)) {
      return blank.keeping(enrolled.parameters(), kept.entries());
    }
  }

  /** Removes what the methods that were begun kept, as far as that is possible. */
  void revokeQuietly(Ledger ledger) {
    for (Credential credential : begun) {
      try {
        revoke(credential, ledger);
      } catch (LocalAuthException | RuntimeException leftover) {
        // What is left is unreachable: no enrollment names it.
        continue;
      }
    }
  }

  /** Removes what the methods of the enrollment kept. */
  void revokeAll(Ledger ledger) throws LocalAuthException {
    for (Credential credential : stored.enrollment().credentials()) {
      if (parts.method(credential.method()).isPresent()) {
        revoke(credential, ledger);
      }
    }
  }

  /** Removes what was kept for {@code credentials}, which nothing names any more, if possible. */
  void forgetQuietly(Collection<Credential> credentials, Ledger ledger) {
    for (Credential credential : credentials) {
      try {
        revoke(credential, ledger);
        ledger.forget(stored.enrollment().counter(credential));
      } catch (LocalAuthException | IOException | RuntimeException leftover) {
        continue;
      }
    }
  }

  /** Returns what the method of {@code credential} is lent to change what it keeps. */
  AuthenticationContext context(Credential credential, Ledger ledger) {
    return subject().context(credential, subject().secrets(credential), prompter, ledger);
  }

  private void revoke(Credential credential, Ledger ledger) throws LocalAuthException {
    parts.method(credential.method()).orElseThrow().revoke(context(credential, ledger));
  }

  private Subject subject() {
    return new Subject(
        parts.application(), stored.store(), stored.enrollment(), parts.lent(purpose));
  }
}
