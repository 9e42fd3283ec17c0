// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.util.Optional;

/** Where the seed rests. */
record SeedEntry(ScopedSecrets secrets) {
  private static final String NAME = "seed";

  boolean isKept() throws SecretStoreException {
    Optional<Secret> kept = secrets.load(NAME);
    kept.ifPresent(Secret::close);
    return kept.isPresent();
  }

  /** Returns the seed with this fingerprint, which the caller closes; fails if it is another. */
  Secret load(Algorithm algorithm, String fingerprint)
      throws SecretStoreException, AuthenticatorException {
    Secret seed = secrets.load(NAME).orElseThrow(SeedEntry::missing);
    if (seed.length() != algorithm.seedLength() || !seed.fingerprint().equals(fingerprint)) {
      seed.close();
      // A seed cut short, or none at all, would make codes that anybody can compute.
      throw new AuthenticatorException(
          Reason.FAILED, "the totp seed in the store does not fit the enrollment");
    }
    return seed;
  }

  /** Keeps a first seed, or nothing. */
  void create(Secret seed) throws SecretStoreException {
    try {
      secrets.store(NAME, seed);
    } catch (SecretStoreException failure) {
      try {
        secrets.delete(NAME);
      } catch (SecretStoreException leftover) {
        failure.addSuppressed(leftover);
      }
      throw failure;
    }
  }

  /** Keeps another seed; if that fails the earlier one stays, which an enrollment still names. */
  void replace(Secret seed) throws SecretStoreException {
    secrets.store(NAME, seed);
  }

  void delete() throws SecretStoreException {
    secrets.delete(NAME);
  }

  private static AuthenticatorException missing() {
    return new AuthenticatorException(
        Reason.NOT_ENROLLED, "the totp seed is missing from the store");
  }
}
