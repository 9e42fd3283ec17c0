// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Authenticator;
import dev.localauth.api.Availability;
import dev.localauth.core.challenge.LedgerFailure;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Credential;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.ledger.Standing;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Found;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which methods there are and how each stands. */
final class MethodList {
  private final GateParts parts;

  MethodList(GateParts parts) {
    this.parts = parts;
  }

  List<MethodState> read() throws GateClosedException {
    Found found = new EnrollmentReader(parts).find();
    if (found.stored().isEmpty()) {
      return parts.methods().stream().map(method -> state(method.id(), Optional.empty())).toList();
    }
    StoredEnrollment stored = found.stored().get();
    List<MethodState> states = new ArrayList<>();
    try (Ledger ledger = Ledgers.open(parts, found.requirement().places(), stored, "")) {
      Set<String> ids = new LinkedHashSet<>(Way.methodsOf(stored.enrollment().ways()));
      ids.addAll(parts.methodsById().keySet());
      for (String id : ids) {
        states.add(state(id, attempts(id, stored.enrollment(), ledger)));
      }
    } catch (IOException failure) {
      throw LedgerFailure.closed(failure);
    }
    return states;
  }

  private static Optional<MethodState.Enrolled> attempts(
      String method, Enrollment enrollment, Ledger ledger) throws IOException {
    if (enrollment.credentials(method).isEmpty()) {
      return Optional.empty();
    }
    String counter = enrollment.counter(method);
    Standing standing = ledger.standing(counter);
    return Optional.of(
        new MethodState.Enrolled(
            enrollment.ways().stream()
                .map(Way::methods)
                .filter(methods -> methods.contains(method))
                .toList(),
            enrollment.credentials(method).stream().map(Credential::name).toList(),
            ledger.failures(counter),
            standing instanceof Standing.Wait wait ? Optional.of(wait.left()) : Optional.empty(),
            standing instanceof Standing.Disabled));
  }

  private MethodState state(String id, Optional<MethodState.Enrolled> enrolled) {
    Optional<Authenticator> method = parts.method(id);
    return new MethodState(
        id,
        enrolled,
        method.map(Authenticator::assurance),
        method
            .map(Authenticator::availability)
            .orElse(Availability.unusable("this installation does not have it")));
  }
}
