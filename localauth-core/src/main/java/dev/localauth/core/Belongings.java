// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import dev.localauth.core.challenge.MethodSecrets;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Credential;
import dev.localauth.core.enrollment.Enrollment;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that a store keeps for an enrollment, besides the enrollment itself.
 *
 * @param application whose secrets they are
 * @param entries their names
 */
record Belongings(String application, SortedSet<String> entries) {
  static Belongings of(GateParts parts, Enrollment enrollment) {
    String application = parts.application();
    SortedSet<String> entries = new TreeSet<>();
    entries.add(Ledgers.keyName(parts, enrollment).entry());
    entries.add(
        MethodSecrets.name(application, enrollment.id(), RecoveryMethod.ID, RecoveryCodes.ENTRY)
            .entry());
    for (Credential credential : enrollment.credentials()) {
      for (String entry : credential.entries()) {
        entries.add(
            MethodSecrets.name(application, credential.slot(), credential.method(), entry).entry());
      }
    }
    return new Belongings(application, entries);
  }

  /** Keeps in {@code to} what is in {@code from}. */
  void copy(SecretStore from, SecretStore to) throws SecretStoreException {
    for (String entry : entries) {
      Optional<Secret> found = from.load(name(entry));
      if (found.isPresent()) {
        try (Secret secret = found.get()) {
          to.store(name(entry), secret);
        }
      }
    }
  }

  /** Reads all of it back from both. */
  void requireSame(SecretStore from, SecretStore to) throws SecretStoreException {
    for (String entry : entries) {
      Optional<Secret> expected = from.load(name(entry));
      try {
        requireSame(expected, to, name(entry));
      } finally {
        expected.ifPresent(Secret::close);
      }
    }
  }

  /** Makes sure that {@code store} gives back what is {@code expected}, or that there is none. */
  static void requireSame(Optional<Secret> expected, SecretStore store, SecretName name)
      throws SecretStoreException {
    Optional<Secret> kept = store.load(name);
    try {
      boolean same =
          kept.isPresent() && expected.isPresent()
              ? kept.get().matches(expected.get())
              : kept.isEmpty() && expected.isEmpty();
      if (!same) {
        throw new SecretStoreException(
            SecretStoreException.Reason.FAILED,
            "the store " + store.id() + " does not give back what it was given",
            "choose another store");
      }
    } finally {
      kept.ifPresent(Secret::close);
    }
  }

  private SecretName name(String entry) {
    return new SecretName(application, entry);
  }
}
