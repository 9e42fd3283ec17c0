// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Parameters;
import dev.localauth.api.Person;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.SecretStore;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.ledger.Ledger;
import java.time.Clock;

/**
 * Who is asked, about what, and against which records.
 *
 * @param application the name under which the store keeps our secrets
 * @param store where the secrets are
 * @param enrollment what was enrolled, or is about to be
 * @param clock the clock on the wall
 * @param purpose what the person is asked for
 * @param person whose account it is
 */
public record Subject(
    String application,
    SecretStore store,
    Enrollment enrollment,
    Clock clock,
    Purpose purpose,
    Person person) {

  /** Returns what {@code method} is lent to be enrolled or revoked: nothing is counted. */
  public AuthenticationContext context(String method, Prompter prompter, Ledger ledger) {
    return context(method, prompter, ledger, new Interruption());
  }

  AuthenticationContext context(
      String method, Prompter prompter, Ledger ledger, Interruption interruption) {
    return new MethodContext(
        new MethodSecrets(store, application, enrollment.slot(method), method),
        prompter,
        clock,
        enrollment.parameters().getOrDefault(method, Parameters.none()),
        purpose,
        person,
        new LedgerReplayGuard(ledger, counter(method), interruption));
  }

  /** Returns under which name attempts at {@code method} are counted. */
  String counter(String method) {
    return enrollment.counter(method);
  }
}
