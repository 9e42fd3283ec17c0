// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Assurance;
import dev.localauth.api.Authenticator;
import dev.localauth.api.Availability;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.requirement.Requirement;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which methods can be enrolled. */
final class Eligibility {
  private static final Set<Assurance.Trait> FRAGILE =
      Set.of(Assurance.Trait.RESTRICTED, Assurance.Trait.PRESENCE_ONLY);

  private final GateParts parts;

  Eligibility(GateParts parts) {
    this.parts = parts;
  }

  /** Returns the ways of these methods. */
  static List<Way> ways(List<List<String>> methods) throws GateClosedException {
    try {
      return Way.requireDistinct(methods.stream().map(Way::new).toList());
    } catch (IllegalArgumentException notWays) {
      throw new GateClosedException(
          ClosedReason.SETTINGS,
          String.valueOf(notWays.getMessage()),
          "name each method of a way, and each way, once",
          notWays);
    }
  }

  /** Makes sure that the policy allows {@code way}. */
  void requireAllowed(Requirement requirement, Way way) throws GateClosedException {
    if (!requirement.policy().allows(way)) {
      throw new GateClosedException(
          ClosedReason.POLICY, "the policy does not allow " + way, "choose other methods");
    }
  }

  /**
   * Says whether each of {@code ways} rests on a method that may be gone at any time, such as a
   * phone network or a sensor, so that there must be another way back in (NIST SP 800-63B §3.2.9).
   */
  boolean needsRecoveryCodes(List<Way> ways) {
    return ways.stream().allMatch(way -> way.methods().stream().anyMatch(this::isFragile));
  }

  private boolean isFragile(String method) {
    return parts
        .method(method)
        .map(found -> !Collections.disjoint(found.assurance().traits(), FRAGILE))
        .orElse(false);
  }

  /** Makes sure that {@code methods} are there and work here. */
  void requireUsable(Collection<String> methods) throws GateClosedException {
    for (String method : methods) {
      Optional<Authenticator> authenticator =
          parts.method(method).filter(found -> !found.id().equals(RecoveryMethod.ID));
      if (authenticator.isEmpty()) {
        throw new GateClosedException(
            ClosedReason.METHOD_UNAVAILABLE,
            "there is no method named " + method,
            "choose one of " + String.join(", ", parts.methodsById().keySet()));
      }
      Availability availability = authenticator.get().availability();
      if (!availability.usable()) {
        throw new GateClosedException(
            ClosedReason.METHOD_UNAVAILABLE,
            method + " cannot be used here: " + availability.detail(),
            availability.hint().orElse("choose another method"));
      }
    }
  }
}
