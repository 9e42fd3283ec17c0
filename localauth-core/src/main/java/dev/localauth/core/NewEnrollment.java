// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.SecretStore;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.place.Places;
import dev.localauth.core.recovery.RecoverySet;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An enrollment in the making: its ledger and its methods' secrets, which nothing names yet. */
final class NewEnrollment implements AutoCloseable {
  private final GateParts parts;
  private final Places places;
  private final SecretStore store;
  private final Prompter prompter;
  private final Purpose purpose;
  private Optional<Begun> begun = Optional.empty();

  NewEnrollment(
      GateParts parts, Places places, SecretStore store, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.places = places;
    this.store = store;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  private record Begun(StoredEnrollment blank, Ledger ledger, EnrolledMethods methods) {}

  /** Makes it, asking the person for each method. */
  StoredEnrollment make(long generation, List<Way> ways, Map<String, Parameters> wanted)
      throws LocalAuthException, IOException {
    StoredEnrollment blank =
        new StoredEnrollment(
            store, new Enrollment(Ids.draw(), generation, Ids.draw(), ways, List.of()));
    EnrolledMethods methods = new EnrolledMethods(parts, blank, prompter, purpose);
    Ledger ledger = Ledgers.create(parts, places, store, blank.enrollment());
    begun = Optional.of(new Begun(blank, ledger, methods));
    String slot = blank.enrollment().id();
    return new StoredEnrollment(
        store, blank.enrollment().with(methods.enroll(Way.methodsOf(ways), slot, wanted, ledger)));
  }

  /** Makes recovery codes for {@code made}, and has the person write them down. */
  void makeRecoveryCodes(StoredEnrollment made) throws GateClosedException, LocalAuthException {
    try (RecoverySheet sheet = RecoverySheet.draw()) {
      RecoverySet set = sheet.written(prompter);
      new RecoveryCodes(parts, places, made).keep(set);
    }
  }

  /** Removes what was made, as far as that is possible. */
  void abandon() {
    if (begun.isPresent()) {
      new RecoveryCodes(parts, places, begun.get().blank()).eraseQuietly();
      begun.get().methods().revokeQuietly(begun.get().ledger());
      Ledgers.removeQuietly(parts, places, begun.get().blank());
    }
  }

  @Override
  public void close() {
    begun.ifPresent(made -> made.ledger().close());
  }
}
