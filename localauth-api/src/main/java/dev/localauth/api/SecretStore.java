// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.Optional;

/**
 * Keeps secrets at rest in one place of the machine, such as the platform's keyring.
 *
 * <p>Found by {@link java.util.ServiceLoader}; an implementation has a public constructor without
 * parameters that does nothing. Nothing is held between calls, so there is nothing to close. Safe
 * for use by several threads and by several processes at once.
 *
 * <p>Locked, missing, denied and absent are four different things. Only "certainly absent" is an
 * answer; everything else is an exception, and no call lasts longer than 5 seconds where no person
 * is asked, or 60 seconds where one is.
 */
public interface SecretStore {
  /** Returns the stable name used in settings and messages, such as {@code "macos-keychain"}. */
  String id();

  /** Says whether this store can work here now. Never throws, prompts or writes. */
  Availability availability();

  /**
   * Keeps {@code value} under {@code name}, in place of what was there. After an exception the
   * earlier value is still there. The caller keeps ownership of {@code value}.
   *
   * @throws SecretStoreException if the value could not be kept
   */
  void store(SecretName name, Secret value) throws SecretStoreException;

  /**
   * Returns the secret kept under {@code name}, which the caller closes; empty if it is certainly
   * absent.
   *
   * @throws SecretStoreException if the store could not tell
   */
  Optional<Secret> load(SecretName name) throws SecretStoreException;

  /**
   * Removes the secret kept under {@code name}. Returns {@code false} if there was none.
   *
   * @throws SecretStoreException if the store could not tell, or the secret is still there
   */
  boolean delete(SecretName name) throws SecretStoreException;
}
