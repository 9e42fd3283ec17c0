// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.challenge.Passed;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.recovery.RecoverySet;
import java.io.IOException;
import java.util.Optional;

/** Makes new recovery codes, which replace the earlier ones once one of them was typed back. */
final class RecoveryRenewal {
  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;

  RecoveryRenewal(GateParts parts, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  /** Returns how many there are now. */
  int run() throws GateClosedException, LocalAuthException, IOException {
    try (Change change = Change.begin(parts, prompter, purpose);
        Passed passed = change.authenticate(change.ways());
        RecoverySheet sheet = RecoverySheet.draw()) {
      RecoverySet set = sheet.written(prompter);
      try (ChangeLock held = ChangeLock.acquire(parts, change.requirement().places())) {
        held.requireUnchanged(Optional.of(change.stored()));
        change.recoveryCodes().keep(set);
      }
      return sheet.size();
    }
  }
}
