// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;

/** What the store says when the service answered and the answer will not do. */
final class Refusal {
  private static final String OTHERWISE = ", or use --store file";

  private Refusal() {}

  static SecretStoreException noBus() {
    return new SecretStoreException(
        Reason.UNAVAILABLE,
        "there is no session bus, and so no keyring",
        "log in to a desktop session" + OTHERWISE);
  }

  static SecretStoreException noLibrary(LinkageError cause) {
    return new SecretStoreException(
        Reason.UNAVAILABLE,
        "libsecret cannot be loaded",
        "install libsecret (package libsecret-1-0 on Debian and Ubuntu)" + OTHERWISE,
        cause);
  }

  static SecretStoreException noCollection(Provider provider) {
    return new SecretStoreException(
        Reason.UNAVAILABLE,
        provider.title() + " has no default keyring yet",
        provider.creating() + OTHERWISE);
  }

  static SecretStoreException locked(Provider provider) {
    return new SecretStoreException(
        Reason.LOCKED, SecretServiceError.locked(provider), SecretServiceError.unlocking(provider));
  }

  static SecretStoreException dismissed(Provider provider) {
    return new SecretStoreException(
        Reason.DENIED,
        "the window of " + provider.title() + " was dismissed",
        SecretServiceError.unlocking(provider));
  }

  static SecretStoreException dropped(Provider provider) {
    return new SecretStoreException(
        Reason.FAILED, provider.title() + " did not keep what was stored");
  }

  static SecretStoreException several(int count) {
    return new SecretStoreException(
        Reason.CORRUPT,
        "there are " + count + " secrets of one name in the keyring",
        "somebody else put one there; delete them and set up again");
  }

  static SecretStoreException undecipherable(Provider provider) {
    return new SecretStoreException(
        Reason.CORRUPT, provider.title() + " gave a secret that cannot be decrypted");
  }

  // Without a cause: what the decoder says names characters of the value.
  static SecretStoreException foreign(Provider provider) {
    return new SecretStoreException(
        Reason.CORRUPT, "what is kept in " + provider.title() + " is not what was stored");
  }
}
