// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import dev.localauth.core.challenge.MethodSecrets;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.place.Places;
import dev.localauth.core.recovery.RecoverySet;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** The recovery codes of one enrollment, in its store. */
final class RecoveryCodes {
  static final String ENTRY = "codes";

  private final GateParts parts;
  private final Places places;
  private final ScopedSecrets secrets;

  RecoveryCodes(GateParts parts, Places places, StoredEnrollment stored) {
    this.parts = parts;
    this.places = places;
    this.secrets =
        new MethodSecrets(
            stored.store(), parts.application(), stored.enrollment().id(), RecoveryMethod.ID);
  }

  /** Returns how many are left, or empty if there are none and never were. */
  OptionalInt left() throws SecretStoreException {
    return load().map(set -> OptionalInt.of(set.hashes().size())).orElse(OptionalInt.empty());
  }

  /**
   * Uses {@code typed} up: it is gone from the store when this returns. Of several processes that
   * try the same code exactly one gets {@code true}.
   */
  boolean burn(Secret typed) throws SecretStoreException, IOException {
    Optional<RecoverySet> seen = load();
    if (seen.isEmpty()) {
      return false;
    }
    // The slow part, before the lock is taken: others wait for it for five seconds only.
    String hash = seen.get().hash(typed);
    try (ChangeLock held = ChangeLock.acquire(parts, places)) {
      Optional<RecoverySet> left =
          load()
              .filter(now -> now.salt().equals(seen.get().salt()))
              .flatMap(now -> now.without(hash));
      if (left.isPresent()) {
        keep(left.get());
      }
      return left.isPresent();
    }
  }

  /** Puts {@code set} in the place of those that were left. */
  void keep(RecoverySet set) throws SecretStoreException {
    try (Secret content = Secret.owning(set.toBytes())) {
      secrets.store(ENTRY, content);
    }
  }

  void erase() throws SecretStoreException {
    secrets.delete(ENTRY);
  }

  /** Erases them where nothing names them any more, if possible. */
  void eraseQuietly() {
    try {
      erase();
    } catch (SecretStoreException | RuntimeException leftover) {
      // Out of reach: no enrollment has this id.
      return;
    }
  }

  private Optional<RecoverySet> load() throws SecretStoreException {
    Optional<Secret> found = secrets.load(ENTRY);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Secret content = found.get()) {
      return Optional.of(content.use(RecoverySet::parse));
    } catch (MalformedFileException damaged) {
      throw new SecretStoreException(
          SecretStoreException.Reason.CORRUPT,
          "the recovery codes are damaged: " + damaged.getMessage(),
          "make new ones with \"localauth recovery renew\"",
          damaged);
    }
  }
}
