// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Authenticator;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.challenge.Passed;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces one method that was lost: by a recovery code and the other methods of a way it is part
 * of. Opens no session.
 */
final class Recovery {
  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;

  Recovery(GateParts parts, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  /** Returns the method that was replaced: {@code named}, or the only one there is. */
  String run(Optional<String> named) throws GateClosedException, LocalAuthException, IOException {
    try (Change change = Change.begin(parts, prompter, purpose)) {
      List<Way> ways = change.ways();
      String lost = named.isPresent() ? named.get() : onlyMethod(ways);
      List<Way> asked = askedInstead(lost, ways);
      // Before a code is spent on what cannot succeed.
      new Eligibility(parts).requireUsable(List.of(lost));
      RecoveryCodes codes = change.recoveryCodes();
      if (codes.left().orElse(0) == 0) {
        throw new GateClosedException(
            ClosedReason.METHOD_UNAVAILABLE,
            "there are no recovery codes",
            "use another way that you enrolled; see \"localauth help recovery\"");
      }
      Map<String, Authenticator> methods = new LinkedHashMap<>(parts.methodsById());
      methods.put(RecoveryMethod.ID, new RecoveryMethod(codes));
      try (Passed passed = change.authenticate(asked, methods)) {
        new Reenrollment(change).run(change.earlier().ways(), Set.of(lost), Map.of());
      }
      return lost;
    }
  }

  private static String onlyMethod(List<Way> ways) throws GateClosedException {
    Set<String> methods = Way.methodsOf(ways);
    if (methods.size() > 1) {
      throw new GateClosedException(
          ClosedReason.UNDECIDED,
          "it must be said which of " + String.join(", ", methods) + " was lost",
          "name it with --replace");
    }
    return methods.iterator().next();
  }

  /** The code stands in the place of the lost method, and comes first. */
  private static List<Way> askedInstead(String lost, List<Way> ways) throws GateClosedException {
    List<Way> asked = new ArrayList<>();
    for (Way way : ways) {
      if (way.methods().contains(lost)) {
        List<String> methods = new ArrayList<>(way.methods());
        methods.remove(lost);
        methods.add(0, RecoveryMethod.ID);
        asked.add(new Way(methods));
      }
    }
    if (asked.isEmpty()) {
      throw MethodRemoval.notEnrolled(lost);
    }
    return asked;
  }
}
