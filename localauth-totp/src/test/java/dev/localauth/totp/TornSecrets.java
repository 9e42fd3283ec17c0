// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.util.Optional;

/** Writes and then says that it could not. */
record TornSecrets(ScopedSecrets secrets) implements ScopedSecrets {
  @Override
  public void store(String entry, Secret value) throws SecretStoreException {
    secrets.store(entry, value);
    throw new SecretStoreException(SecretStoreException.Reason.UNWRITABLE, "not sure it is kept");
  }

  @Override
  public Optional<Secret> load(String entry) throws SecretStoreException {
    return secrets.load(entry);
  }

  @Override
  public boolean delete(String entry) throws SecretStoreException {
    return secrets.delete(entry);
  }
}
