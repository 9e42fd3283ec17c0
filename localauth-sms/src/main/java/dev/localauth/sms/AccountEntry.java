// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;

/** Where the number and the sender's secrets rest. */
record AccountEntry(ScopedSecrets secrets) {
  private static final String NAME = "account";

  /** Keeps {@code account} and returns its fingerprint; what was there stays if that fails. */
  String keep(KeptAccount account) throws SecretStoreException, AuthenticatorException {
    boolean again = isKept();
    try (Secret record = account.toRecord()) {
      if (again) {
        secrets.store(NAME, record);
      } else {
        create(record);
      }
      return record.fingerprint();
    }
  }

  /** Returns the account with this fingerprint, which the caller closes; fails if it is another. */
  KeptAccount load(String fingerprint) throws SecretStoreException, AuthenticatorException {
    Secret record =
        secrets
            .load(NAME)
            .orElseThrow(
                () ->
                    new AuthenticatorException(
                        Reason.NOT_ENROLLED, "the record of sms is missing from the store"));
    try (record) {
      if (!record.fingerprint().equals(fingerprint)) {
        // Whoever can write here could have the codes sent to a phone of their own.
        throw unfit();
      }
      return KeptAccount.read(record).orElseThrow(AccountEntry::unfit);
    }
  }

  void delete() throws SecretStoreException {
    secrets.delete(NAME);
  }

  private boolean isKept() throws SecretStoreException {
    var kept = secrets.load(NAME);
    kept.ifPresent(Secret::close);
    return kept.isPresent();
  }

  private void create(Secret record) throws SecretStoreException {
    try {
      secrets.store(NAME, record);
    } catch (SecretStoreException failure) {
      try {
        secrets.delete(NAME);
      } catch (SecretStoreException leftover) {
        failure.addSuppressed(leftover);
      }
      throw failure;
    }
  }

  private static AuthenticatorException unfit() {
    return new AuthenticatorException(
        Reason.FAILED, "the record of sms in the store does not fit the enrollment");
  }
}
