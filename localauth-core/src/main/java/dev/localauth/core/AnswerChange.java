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
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import java.io.IOException;
import java.util.List;
import java.util.Map;

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
      try (Passed passed = change.authenticate(ways);
          HeldBack held = new HeldBack(change.context(method))) {
        changing.change(held.context(), key(method, passed));
        Enrollment next = change.earlier().next(change.earlier().ways(), Map.of());
        change.replace(next, held::release);
      }
    }
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
