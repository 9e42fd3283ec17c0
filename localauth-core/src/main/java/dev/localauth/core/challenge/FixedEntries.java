// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what would be kept under a new name while an answer is checked: the enrollment lists what
 * belongs to a credential, and a secret that it does not list would be left behind when secrets
 * move to another store or are erased.
 */
record FixedEntries(ScopedSecrets kept, Set<String> entries) implements ScopedSecrets {
  @Override
  public void store(String entry, Secret value) throws SecretStoreException {
    if (!entries.contains(entry)) {
      throw new SecretStoreException(
          SecretStoreException.Reason.DENIED,
          "the method tried to keep a secret that it did not have when it was enrolled");
    }
    kept.store(entry, value);
  }

  @Override
  public Optional<Secret> load(String entry) throws SecretStoreException {
    return kept.load(entry);
  }

  @Override
  public boolean delete(String entry) throws SecretStoreException {
    return kept.delete(entry);
  }
}
