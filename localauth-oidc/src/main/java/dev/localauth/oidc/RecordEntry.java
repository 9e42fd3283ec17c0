// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;

/**
 * Where the record rests, so that one that is gone or changed is noticed before anybody is asked.
 */
record RecordEntry(ScopedSecrets secrets) {
  private static final String NAME = "record";

  /** Returns the record with this fingerprint, which the caller closes. */
  ClientRecord load(String fingerprint) throws SecretStoreException, AuthenticatorException {
    Secret content = secrets.load(NAME).orElseThrow(RecordEntry::missing);
    if (content.length() < ClientRecord.RANDOM_LENGTH
        || !content.fingerprint().equals(fingerprint)) {
      content.close();
      throw new AuthenticatorException(
          Reason.FAILED,
          "the oidc record in the store is not the one that was enrolled",
          "use another way, or a recovery code, and add the method anew");
    }
    return new ClientRecord(content);
  }

  void store(ClientRecord record) throws SecretStoreException {
    secrets.store(NAME, record.content());
  }

  void delete() throws SecretStoreException {
    secrets.delete(NAME);
  }

  private static AuthenticatorException missing() {
    return new AuthenticatorException(
        Reason.NOT_ENROLLED, "the oidc record is missing from the store");
  }
}
