// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.core.challenge.Refusals;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;

/** Opens, begins and removes the ledger of an enrollment, whose key is in the store. */
final class Ledgers {
  private static final int KEY_LENGTH = 32;

  private Ledgers() {}

  static Ledger open(GateParts parts, Places places, StoredEnrollment stored, String terminal)
      throws GateClosedException {
    try {
      Secret key =
          stored
              .store()
              .load(keyName(parts, stored.enrollment()))
              .orElseThrow(
                  () ->
                      new GateClosedException(
                          ClosedReason.LEDGER,
                          "the key of the record of attempts is gone from the store",
                          "see \"localauth help recovery\""));
      return ledger(parts, places, stored.enrollment(), key, terminal);
    } catch (SecretStoreException failure) {
      throw Refusals.failed(failure);
    }
  }

  /** Begins the ledger of a new enrollment. */
  static Ledger create(GateParts parts, Places places, SecretStore store, Enrollment enrollment)
      throws SecretStoreException, IOException {
    Secret key = Secret.random(KEY_LENGTH);
    Ledger ledger = ledger(parts, places, enrollment, key, "");
    try {
      store.store(keyName(parts, enrollment), key);
      ledger.create();
      return ledger;
    } catch (SecretStoreException | IOException | RuntimeException failure) {
      ledger.close();
      removeQuietly(parts, places, new StoredEnrollment(store, enrollment));
      throw failure;
    }
  }

  static void remove(GateParts parts, Places places, StoredEnrollment stored)
      throws SecretStoreException, IOException {
    stored.store().delete(keyName(parts, stored.enrollment()));
    Ledger.remove(parts.ledgers(places), stored.enrollment().ledger());
  }

  /** Removes what is left of an enrollment that no marker and no store names any more. */
  static void removeQuietly(GateParts parts, Places places, StoredEnrollment stored) {
    try {
      remove(parts, places, stored);
    } catch (SecretStoreException | IOException | RuntimeException leftover) {
      // What is left is unreachable: no enrollment names it.
      return;
    }
  }

  private static Ledger ledger(
      GateParts parts, Places places, Enrollment enrollment, Secret key, String terminal) {
    return new Ledger(
        parts.ledgers(places), enrollment.ledger(), key, parts.system(), parts.clock(), terminal);
  }

  static SecretName keyName(GateParts parts, Enrollment enrollment) {
    return new SecretName(parts.application(), enrollment.id() + "/ledger-key");
  }
}
