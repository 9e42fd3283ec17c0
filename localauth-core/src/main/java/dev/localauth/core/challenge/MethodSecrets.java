// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a store that one method of one enrollment sees. Its slot, mostly the enrollment's id,
 * is part of the names, so that the new can be made beside what it will replace.
 */
public final class MethodSecrets implements ScopedSecrets {
  private static final Pattern ENTRY = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

  private final SecretStore store;
  private final String application;
  private final String slot;
  private final String method;

  /** Sees what {@code method} keeps in {@code slot}. */
  public MethodSecrets(SecretStore store, String application, String slot, String method) {
    this.store = store;
    this.application = application;
    this.slot = slot;
    this.method = method;
  }

  /**
   * Returns the name under which a store keeps {@code entry}. It cannot leave its prefix: it holds
   * no separator.
   */
  public static SecretName name(String application, String slot, String method, String entry) {
    if (!ENTRY.matcher(entry).matches()) {
      throw new IllegalArgumentException("not the name of an entry: " + entry);
    }
    return new SecretName(application, slot + "/" + method + "/" + entry);
  }

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
    return name(application, slot, method, entry);
  }
}
