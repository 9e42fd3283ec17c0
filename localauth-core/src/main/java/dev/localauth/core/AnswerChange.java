// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Authenticator;
import dev.localauth.api.ChangesAnswer;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.Secret;
import dev.localauth.core.challenge.HeldBack;
import dev.localauth.core.challenge.Passed;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Credential;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Changes the answer to a method; its unlocking key stays, and so does what it seals. */
final class AnswerChange {
  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;

  AnswerChange(GateParts parts, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  void run(String method) throws GateClosedException, LocalAuthException, IOException {
    try (Change change = Change.begin(parts, prompter, purpose)) {
      List<Way> ways = waysWith(method, change);
      ChangesAnswer changing = changing(method);
      Credential changed = change.earlier().credentials(method).get(0);
      try (Passed passed = change.authenticate(ways);
          HeldBack held = new HeldBack(change.context(changed))) {
        changing.change(held.context(), key(method, passed));
        change.replace(next(change.earlier(), changed, held.entries()), held::release);
      }
    }
  }

  private static Enrollment next(Enrollment earlier, Credential changed, Set<String> written) {
    Set<String> entries = new TreeSet<>(changed.entries());
    entries.addAll(written);
    List<Credential> credentials = new ArrayList<>(earlier.credentials());
    credentials.replaceAll(
        each -> each.equals(changed) ? changed.keeping(changed.parameters(), entries) : each);
    return earlier.next(earlier.ways(), credentials);
  }

  private static List<Way> waysWith(String method, Change change) throws GateClosedException {
    List<Way> ways = change.ways().stream().filter(way -> way.methods().contains(method)).toList();
    if (ways.isEmpty()) {
      throw MethodRemoval.notEnrolled(method);
    }
    return ways;
  }

  private ChangesAnswer changing(String method) throws GateClosedException {
    Authenticator authenticator = parts.method(method).orElseThrow();
    if (authenticator instanceof ChangesAnswer changing) {
      return changing;
    }
    throw new GateClosedException(
        ClosedReason.METHOD_UNAVAILABLE,
        method + " has no answer that can be changed",
        "remove it and add it again");
  }

  private static Secret key(String method, Passed passed) throws GateClosedException {
    return passed
        .key(method)
        .orElseThrow(
            () ->
                new GateClosedException(
                    ClosedReason.UNDECIDED, method + " did not hand out its key", ""));
  }
}
