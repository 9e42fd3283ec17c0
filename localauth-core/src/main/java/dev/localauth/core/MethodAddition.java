// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.challenge.Passed;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds a way; methods that are enrolled already stay as they are. */
final class MethodAddition {
  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;

  MethodAddition(GateParts parts, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  void run(List<String> methods, Map<String, Parameters> wanted)
      throws GateClosedException, LocalAuthException, IOException {
    try (Change change = Change.begin(parts, prompter, purpose)) {
      Way way = Eligibility.ways(List.of(methods)).get(0);
      requireNew(way, change.earlier().ways());
      List<List<String>> all = new ArrayList<>();
      change.earlier().ways().forEach(old -> all.add(old.methods()));
      all.add(methods);
      List<Way> ways = Eligibility.ways(all);
      Eligibility eligibility = new Eligibility(parts);
      eligibility.requireAllowed(change.requirement(), way);
      Set<String> fresh = new LinkedHashSet<>(way.methods());
      fresh.removeAll(change.earlier().methods());
      eligibility.requireUsable(fresh);
      try (Passed passed = change.authenticate(change.ways())) {
        new Reenrollment(change).run(ways, fresh, wanted);
      }
    }
  }

  private static void requireNew(Way way, List<Way> ways) throws GateClosedException {
    if (ways.stream().anyMatch(way::sameMethods)) {
      throw new GateClosedException(
          ClosedReason.SETTINGS,
          way + " is enrolled already",
          "for a second one beside it give it a name with --name; see \"localauth method list\"");
    }
  }
}
