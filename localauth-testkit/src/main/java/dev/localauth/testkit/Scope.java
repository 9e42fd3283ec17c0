// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.util.Optional;

/** The entries of one method in a store. */
record Scope(SecretStore store, String id) implements ScopedSecrets {
  @Override
  public void store(String entry, Secret value) throws SecretStoreException {
    store.store(name(entry), value);
  }

  @Override
  public Optional<Secret> load(String entry) throws SecretStoreException {
    return store.load(name(entry));
  }

  @Override
  public boolean delete(String entry) throws SecretStoreException {
    return store.delete(name(entry));
  }

  private SecretName name(String entry) {
    return new SecretName("localauth", id + "/" + entry);
  }
}
