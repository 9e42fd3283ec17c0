// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.util.Optional;

/**
 * Where 32 random bytes rest that open nothing. That they are there, and the ones that were
 * enrolled, shows that nobody revoked the method, or put another enrollment in its place.
 */
record EnrollmentEntry(ScopedSecrets secrets) {
  private static final String NAME = "enrollment";

  /** Keeps {@code entry} in place of an earlier one, or leaves what was there. */
  void store(Secret entry) throws LocalAuthException {
    Optional<Secret> earlier = secrets.load(NAME);
    earlier.ifPresent(Secret::close);
    try {
      secrets.store(NAME, entry);
    } catch (SecretStoreException failure) {
      if (earlier.isEmpty()) {
        deleteAfter(failure);
      }
      throw failure;
    }
  }

  /** Fails unless the entry with this fingerprint is there. */
  void require(String fingerprint) throws LocalAuthException {
    try (Secret kept = secrets.load(NAME).orElseThrow(EnrollmentEntry::missing)) {
      if (!kept.fingerprint().equals(fingerprint)) {
        throw new AuthenticatorException(
            Reason.FAILED,
            "the biometric entry in the store is not the one that was enrolled",
            "use another way, or a recovery code, and enroll it anew");
      }
    }
  }

  void delete() throws SecretStoreException {
    secrets.delete(NAME);
  }

  private void deleteAfter(SecretStoreException failure) {
    try {
      secrets.delete(NAME);
    } catch (SecretStoreException leftover) {
      failure.addSuppressed(leftover);
    }
  }

  private static AuthenticatorException missing() {
    return new AuthenticatorException(
        Reason.NOT_ENROLLED, "the biometric entry is missing from the store");
  }
}
