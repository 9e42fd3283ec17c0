// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.core.enrollment.Credential;
import dev.localauth.core.enrollment.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Enrolls methods for the next generation of an enrollment, in slots of their own: what they keep
 * is named by nothing until the switch, and what was kept before stays until then.
 */
final class Reenrollment {
  private final Change change;

  Reenrollment(Change change) {
    this.change = change;
  }

  /**
   * Enrolls {@code fresh}, in place of what was registered for them, and lets {@code ways} open the
   * gate from then on, all or nothing.
   */
  void run(List<Way> ways, Set<String> fresh, Map<String, Parameters> wanted)
      throws GateClosedException, LocalAuthException, IOException {
    List<Credential> credentials = new ArrayList<>(change.earlier().credentials());
    credentials.removeIf(credential -> fresh.contains(credential.method()));
    run(ways, credentials, methods -> methods.enroll(fresh, Ids.draw(), wanted, change.ledger()));
  }

  /**
   * Enrolls {@code another} beside what is registered for its method, all or nothing.
   *
   * @param unlockingKey what the method handed out for one of the others, if it was asked
   */
  void run(Credential another, Optional<Secret> unlockingKey)
      throws GateClosedException, LocalAuthException, IOException {
    List<Credential> others = change.earlier().credentials(another.method());
    run(
        change.earlier().ways(),
        change.earlier().credentials(),
        methods -> List.of(methods.enrollBeside(another, others, unlockingKey, change.ledger())));
  }

  private interface Enrolling {
    List<Credential> run(EnrolledMethods methods) throws LocalAuthException;
  }

  private void run(List<Way> ways, List<Credential> staying, Enrolling enrolling)
      throws GateClosedException, LocalAuthException, IOException {
    EnrolledMethods methods = change.methods(change.earlier());
    try {
      List<Credential> credentials = new ArrayList<>(staying);
      credentials.addAll(enrolling.run(methods));
      change.replace(change.earlier().next(ways, credentials), () -> {});
    } catch (Succession.UnfinishedException either) {
      throw either;
    } catch (GateClosedException | LocalAuthException | IOException | RuntimeException failure) {
      methods.revokeQuietly(change.ledger());
      throw failure;
    }
  }
}
