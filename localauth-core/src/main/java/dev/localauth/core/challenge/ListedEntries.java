// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Notes under which names a method keeps its secrets. */
public final class ListedEntries implements ScopedSecrets {
  private final ScopedSecrets kept;
  private final SortedSet<String> entries = new TreeSet<>();

  /** Stands between a method and {@code kept}. */
  public ListedEntries(ScopedSecrets kept) {
    this.kept = kept;
  }

  /** Returns the names. */
  public SortedSet<String> entries() {
    return new TreeSet<>(entries);
  }

  @Override
  public void store(String entry, Secret value) throws SecretStoreException {
    kept.store(entry, value);
    entries.add(entry);
  }

  @Override
  public Optional<Secret> load(String entry) throws SecretStoreException {
    return kept.load(entry);
  }

  @Override
  public boolean delete(String entry) throws SecretStoreException {
    boolean deleted = kept.delete(entry);
    entries.remove(entry);
    return deleted;
  }
}
