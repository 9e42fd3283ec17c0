// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.util.Optional;

/** Another instance for the same place; what is wrong with a broken store is overridden. */
class Delegate implements SecretStore {
  private final SecretStore place;

  Delegate(SecretStore place) {
    this.place = place;
  }

  @Override
  public String id() {
    return place.id();
  }

  @Override
  public Availability availability() {
    return place.availability();
  }

  @Override
  public void store(SecretName name, Secret value) throws SecretStoreException {
    place.store(name, value);
  }

  @Override
  public Optional<Secret> load(SecretName name) throws SecretStoreException {
    return place.load(name);
  }

  @Override
  public boolean delete(SecretName name) throws SecretStoreException {
    return place.delete(name);
  }
}
