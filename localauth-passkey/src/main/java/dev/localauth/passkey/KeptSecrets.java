// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What the store holds of one passkey: a random key, and, under it and a value that only the
 * authenticator makes, the unlocking key.
 *
 * @param secrets where they rest
 */
record KeptSecrets(ScopedSecrets secrets) {
  private static final String STORE_KEY = "store-key";
  private static final String WRAPPED_KEY = "wrapped-key";

  /** Checks, before anybody is asked, that there is what {@code kept} speaks of. */
  void require(KeptCredential kept) throws LocalAuthException {
    storeKey(kept).close();
    if (kept.unlockingKey().isPresent()) {
      wrappedKey().close();
    }
  }

  /** Returns the random key, which the caller closes. */
  Secret storeKey(KeptCredential kept) throws LocalAuthException {
    Secret found = secrets.load(STORE_KEY).orElseThrow(Failures::notEnrolled);
    if (!isNamed(found, kept.storeKey())) {
      found.close();
      throw Failures.damaged();
    }
    return found;
  }

  /** Returns the encrypted unlocking key, which the caller closes. */
  Secret wrappedKey() throws LocalAuthException {
    return secrets.load(WRAPPED_KEY).orElseThrow(Failures::notEnrolled);
  }

  /** Keeps the random key alone. */
  void store(Secret storeKey) throws LocalAuthException {
    secrets.delete(WRAPPED_KEY);
    secrets.store(STORE_KEY, storeKey);
  }

  /** Keeps both. */
  void store(Secret storeKey, Secret wrappedKey) throws LocalAuthException {
    secrets.store(STORE_KEY, storeKey);
    secrets.store(WRAPPED_KEY, wrappedKey);
  }

  void delete() throws LocalAuthException {
    secrets.delete(WRAPPED_KEY);
    secrets.delete(STORE_KEY);
  }

  /** Says whether {@code digest} is the fingerprint of {@code secret}. */
  static boolean isNamed(Secret secret, String digest) {
    return MessageDigest.isEqual(ascii(secret.fingerprint()), ascii(digest));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
