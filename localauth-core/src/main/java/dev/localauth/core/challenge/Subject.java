// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.SecretStore;
import dev.localauth.core.enrollment.Credential;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.ledger.Ledger;
import java.util.List;

/**
 * Who is asked, about what, and against which records.
 *
 * @param application the name under which the store keeps our secrets
 * @param store where the secrets are
 * @param enrollment what was enrolled, or is about to be
 * @param lent what all methods are lent alike
 */
public record Subject(String application, SecretStore store, Enrollment enrollment, Lent lent) {

  /** Returns what the method of {@code credential} is lent to verify it or to change its answer. */
  AuthenticationContext context(
      Credential credential, Prompter prompter, Ledger ledger, Interruption interruption) {
    ScopedSecrets kept = new FixedEntries(secrets(credential), credential.entries());
    Parameters wishes = lent.wishes().getOrDefault(credential.method(), Parameters.none());
    return context(credential, kept, wishes, prompter, ledger, interruption);
  }

  /**
   * Returns what the method of {@code credential} is lent to be enrolled or revoked: nothing is
   * counted, and whatever it keeps goes through {@code secrets}.
   */
  public AuthenticationContext context(
      Credential credential, ScopedSecrets secrets, Prompter prompter, Ledger ledger) {
    return context(credential, secrets, Parameters.none(), prompter, ledger, new Interruption());
  }

  private AuthenticationContext context(
      Credential credential,
      ScopedSecrets secrets,
      Parameters wishes,
      Prompter prompter,
      Ledger ledger,
      Interruption interruption) {
    return new MethodContext(
        secrets,
        prompter,
        lent.clock(),
        credential.parameters(),
        wishes,
        lent.purpose(),
        lent.person(),
        new LedgerReplayGuard(ledger, enrollment.counter(credential), interruption),
        lent.throttle());
  }

  /** Returns what was registered for {@code method}; a recovery code needs nothing. */
  List<Credential> credentials(String method) {
    List<Credential> found = enrollment.credentials(method);
    return found.isEmpty()
        ? List.of(Credential.blank(method, enrollment.id(), method, Parameters.none()))
        : found;
  }

  /** Returns all that the method of {@code credential} keeps for it. */
  public ScopedSecrets secrets(Credential credential) {
    return new MethodSecrets(store, application, credential.slot(), credential.method());
  }

  /** Returns under which name attempts at {@code method} are counted. */
  String counter(String method) {
    return enrollment.counter(method);
  }
}
