// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** The names of one test: nobody else has them, and nothing is left under them when it ends. */
final class Names implements AutoCloseable {
  private final String prefix = "test-" + UUID.randomUUID() + "-";
  private final Set<SecretName> used = new LinkedHashSet<>();
  private final SecretStore store;

  Names(SecretStore store) {
    this.store = store;
  }

  SecretName name(String entry) {
    return name("localauth", entry);
  }

  synchronized SecretName name(String application, String entry) {
    SecretName name = new SecretName(prefix + application, entry);
    used.add(name);
    return name;
  }

  SecretName stored(String entry, byte[] value) throws SecretStoreException {
    return stored(name(entry), value);
  }

  SecretName stored(SecretName name, byte[] value) throws SecretStoreException {
    try (Secret secret = Secret.copyOf(value)) {
      store.store(name, secret);
    }
    return name;
  }

  @Override
  public synchronized void close() throws SecretStoreException {
    for (SecretName name : used) {
      store.delete(name);
    }
  }
}
