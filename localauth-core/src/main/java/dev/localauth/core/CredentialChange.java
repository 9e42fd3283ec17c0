// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.AnswersElsewhere;
import dev.localauth.api.AnswersForAny;
import dev.localauth.api.Authenticator;
import dev.localauth.api.ChangesAnswer;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.challenge.Passed;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Credential;
import dev.localauth.core.enrollment.Enrollment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds, drops and renames single credentials of a method that is enrolled. */
final class CredentialChange {
  private static final String SEE = "see \"localauth method list\"";

  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;

  CredentialChange(GateParts parts, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  /** Registers another credential of {@code method}, called {@code name}, beside the others. */
  void add(String method, String name, Parameters wanted)
      throws GateClosedException, LocalAuthException, IOException {
    try (Change change = Change.begin(parts, prompter, purpose)) {
      requireEnrolled(change.earlier(), method);
      requireFree(change.earlier(), method, name);
      new Eligibility(parts).requireUsable(List.of(method));
      requireSeveral(method);
      if (change.earlier().credentials().size() == Enrollment.MOST_CREDENTIALS) {
        throw refused("there is no room for another one", "remove one first");
      }
      try (Passed passed = change.authenticate(change.ways())) {
        new Reenrollment(change)
            .run(Credential.blank(method, Ids.draw(), name, wanted), passed.key(method));
      }
    }
  }

  /** Drops the credential of {@code method} that is called {@code name}; others must be left. */
  void remove(String method, String name)
      throws GateClosedException, LocalAuthException, IOException {
    try (Change change = Change.begin(parts, prompter, purpose)) {
      Credential dropped = find(change.earlier(), method, Optional.of(name));
      if (change.earlier().credentials(method).size() == 1) {
        throw refused(
            "\"" + name + "\" is the only one of " + method,
            "drop the method itself with \"localauth method remove " + method + "\"");
      }
      List<Credential> left = new ArrayList<>(change.earlier().credentials());
      left.remove(dropped);
      replace(change, left);
    }
  }

  /** Calls a credential of {@code method}, the only one or the one named, {@code name}. */
  void rename(String method, Optional<String> earlier, String name)
      throws GateClosedException, LocalAuthException, IOException {
    try (Change change = Change.begin(parts, prompter, purpose)) {
      Credential old = find(change.earlier(), method, earlier);
      requireFree(change.earlier(), method, name);
      List<Credential> renamed = new ArrayList<>(change.earlier().credentials());
      renamed.replaceAll(each -> each.equals(old) ? old.named(name) : each);
      replace(change, renamed);
    }
  }

  private static void replace(Change change, List<Credential> credentials)
      throws GateClosedException, LocalAuthException, IOException {
    try (Passed passed = change.authenticate(change.ways())) {
      change.replace(change.earlier().next(change.earlier().ways(), credentials), () -> {});
    }
  }

  private static Credential find(Enrollment enrollment, String method, Optional<String> name)
      throws GateClosedException {
    requireEnrolled(enrollment, method);
    List<Credential> all = enrollment.credentials(method);
    if (name.isEmpty() && all.size() == 1) {
      return all.get(0);
    }
    String wanted =
        name.orElseThrow(
            () -> refused("there are several of " + method, "name the one that is meant"));
    return all.stream()
        .filter(each -> each.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> refused("no " + method + " is called that", SEE));
  }

  private static void requireEnrolled(Enrollment enrollment, String method)
      throws GateClosedException {
    if (enrollment.credentials(method).isEmpty()) {
      throw MethodRemoval.notEnrolled(method);
    }
  }

  private static void requireFree(Enrollment enrollment, String method, String name)
      throws GateClosedException {
    try {
      Credential.requireName(name);
    } catch (IllegalArgumentException notAName) {
      throw refused(String.valueOf(notAName.getMessage()), "choose another name");
    }
    if (enrollment.credentials(method).stream().anyMatch(each -> each.name().equals(name))) {
      throw refused("a " + method + " is called that already", SEE);
    }
  }

  /**
   * Of a secret that the person makes up a second one adds nothing but another to guess, and an
   * answer given elsewhere cannot be held against each unless the method does it.
   */
  private void requireSeveral(String method) throws GateClosedException {
    Authenticator authenticator = parts.method(method).orElseThrow();
    boolean elsewhere = authenticator instanceof AnswersElsewhere;
    boolean forAny = authenticator instanceof AnswersForAny;
    if (authenticator instanceof ChangesAnswer || elsewhere && !forAny) {
      throw refused(
          "there can be one " + method + " only",
          "change it, or remove the method and add it again");
    }
  }

  private static GateClosedException refused(String why, String hint) {
    return new GateClosedException(ClosedReason.SETTINGS, why, hint);
  }
}
