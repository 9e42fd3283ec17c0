// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.challenge.Passed;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Drops each way that needs a method, and what no other way needs. */
final class MethodRemoval {
  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;

  MethodRemoval(GateParts parts, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  /** Returns the methods whose secrets were erased. */
  Set<String> run(String method) throws GateClosedException, LocalAuthException, IOException {
    try (Change change = Change.begin(parts, prompter, purpose)) {
      Enrollment earlier = change.earlier();
      Enrollment next = earlier.next(left(change, method), earlier.credentials());
      requireWayBack(change, next.ways());
      try (Passed passed = change.authenticate(change.ways())) {
        change.replace(next, () -> {});
      }
      Set<String> erased = new TreeSet<>(earlier.methods());
      erased.removeAll(next.methods());
      return erased;
    }
  }

  private List<Way> left(Change change, String method) throws GateClosedException {
    List<Way> ways = change.earlier().ways();
    List<Way> left = ways.stream().filter(way -> !way.methods().contains(method)).toList();
    if (left.size() == ways.size()) {
      throw notEnrolled(method);
    }
    if (left.isEmpty()) {
      throw new GateClosedException(
          ClosedReason.SETTINGS,
          "no way would be left without " + method,
          "add another one first with \"localauth method add\", or run \"localauth disable\"");
    }
    if (left.stream().noneMatch(change.requirement().policy()::allows)) {
      throw new GateClosedException(
          ClosedReason.POLICY,
          "the policy allows none of the ways that would be left without " + method,
          "add one first that the policy allows");
    }
    return left;
  }

  private void requireWayBack(Change change, List<Way> left)
      throws GateClosedException, LocalAuthException {
    if (new Eligibility(parts).needsRecoveryCodes(left)
        && change.recoveryCodes().left().orElse(0) == 0) {
      throw new GateClosedException(
          ClosedReason.SETTINGS,
          "only " + left.get(0) + " would be left, which is weak by itself",
          "make recovery codes first with \"localauth recovery renew\"");
    }
  }

  static GateClosedException notEnrolled(String method) {
    return new GateClosedException(
        ClosedReason.NOT_ENROLLED, method + " is not enrolled", "see \"localauth method list\"");
  }
}
