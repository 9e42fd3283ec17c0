// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.testkit.InMemorySecretStore;
import java.util.Optional;

/** A store under the name of a real one. */
final class NamedStore implements SecretStore {
  private final InMemorySecretStore kept = new InMemorySecretStore();
  private final String id;
  private Availability availability;
  private boolean deletes = true;

  NamedStore(String id, Availability availability) {
    this.id = id;
    this.availability = availability;
  }

  int size() {
    return kept.entries().size();
  }

  void is(Availability now) {
    availability = now;
  }

  void deletes(boolean does) {
    deletes = does;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Availability availability() {
    return availability;
  }

  @Override
  public void store(SecretName name, Secret value) throws SecretStoreException {
    kept.store(name, value);
  }

  @Override
  public Optional<Secret> load(SecretName name) throws SecretStoreException {
    return kept.load(name);
  }

  @Override
  public boolean delete(SecretName name) throws SecretStoreException {
    if (!deletes) {
      throw new SecretStoreException(
          SecretStoreException.Reason.LOCKED, "the keyring is locked", "unlock it");
    }
    return kept.delete(name);
  }
}
