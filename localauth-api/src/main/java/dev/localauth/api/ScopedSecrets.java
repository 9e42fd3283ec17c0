// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.Optional;

/**
 * The part of a {@link SecretStore} that belongs to one method. Entries of other methods and of the
 * gate cannot be named through it.
 */
public interface ScopedSecrets {
  /**
   * Keeps {@code value} under {@code entry}, in place of what was there. The caller keeps ownership
   * of {@code value}.
   *
   * @throws SecretStoreException if the value could not be kept
   */
  void store(String entry, Secret value) throws SecretStoreException;

  /**
   * Returns the secret kept under {@code entry}, which the caller closes; empty if it is certainly
   * absent.
   *
   * @throws SecretStoreException if the store could not tell
   */
  Optional<Secret> load(String entry) throws SecretStoreException;

  /**
   * Removes the secret kept under {@code entry}. Returns {@code false} if there was none.
   *
   * @throws SecretStoreException if the store could not tell, or the secret is still there
   */
  boolean delete(String entry) throws SecretStoreException;
}
