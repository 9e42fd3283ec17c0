// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.security.MessageDigest;
import java.util.Optional;

/** Where the encrypted unlocking key rests, and what it must cost at least to open it. */
record RecordEntry(ScopedSecrets secrets, Cost floor) {
  private static final String NAME = "record";

  WrappedKey load() throws SecretStoreException, AuthenticatorException {
    try (Secret kept = secrets.load(NAME).orElseThrow(RecordEntry::missing)) {
      WrappedKey wrapped = kept.use(WrappedKey::decode).orElseThrow(RecordEntry::damaged);
      // Before anything is computed: a forged record must neither be cheap nor exhaust the machine.
      if (!wrapped.cost().isAtLeast(floor) || !Cost.CEILING.isAtLeast(wrapped.cost())) {
        throw damaged();
      }
      return wrapped;
    }
  }

  boolean holds(WrappedKey expected) throws SecretStoreException {
    Optional<Secret> kept = secrets.load(NAME);
    if (kept.isEmpty()) {
      return false;
    }
    try (Secret bytes = kept.get()) {
      return bytes.use(found -> MessageDigest.isEqual(found, expected.encode()));
    }
  }

  void store(WrappedKey wrapped) throws SecretStoreException {
    try (Secret encoded = Secret.owning(wrapped.encode())) {
      secrets.store(NAME, encoded);
    }
  }

  void delete() throws SecretStoreException {
    secrets.delete(NAME);
  }

  private static AuthenticatorException missing() {
    return new AuthenticatorException(
        Reason.NOT_ENROLLED, "the PIN record is missing from the store");
  }

  private static AuthenticatorException damaged() {
    return unusable("the PIN record in the store is damaged");
  }

  static AuthenticatorException foreign() {
    return unusable("the PIN record in the store is not the one that was enrolled");
  }

  private static AuthenticatorException unusable(String message) {
    return new AuthenticatorException(
        Reason.FAILED, message, "use another way, or a recovery code, and set the PIN anew");
  }
}
