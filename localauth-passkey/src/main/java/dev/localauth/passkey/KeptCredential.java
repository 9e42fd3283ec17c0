// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import dev.localauth.passkey.ceremony.Credential;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the enrollment says of one passkey. Nobody can change it without being noticed, which is
 * what the entries of the store are held against.
 *
 * @param credential the credential
 * @param prfInput what PRF values are made of, the same for all passkeys of an enrollment
 * @param storeKey the digest of the random key in the store
 * @param unlockingKey the digest of the unlocking key, if there is one
 */
record KeptCredential(
    Credential credential, byte[] prfInput, String storeKey, Optional<String> unlockingKey) {
  private static final String CREDENTIAL_ID = "credential-id";
  private static final String PUBLIC_KEY = "public-key";
  private static final String USER_HANDLE = "user-handle";
  private static final String TRANSPORTS = "transports";
  private static final String BACKUP_ELIGIBLE = "backup-eligible";
  private static final String AAGUID = "aaguid";
  private static final String SIGN_COUNT = "sign-count";
  private static final String PRF_INPUT = "prf-input";
  private static final String STORE_KEY = "store-key-sha256";
  private static final String UNLOCKING_KEY = "key-sha256";

  Parameters toParameters() {
    Map<String, String> all = new HashMap<>();
    all.put(CREDENTIAL_ID, text(credential.id()));
    all.put(PUBLIC_KEY, text(credential.publicKey()));
    all.put(USER_HANDLE, text(credential.userHandle()));
    all.put(TRANSPORTS, String.join(",", credential.transports()));
    all.put(BACKUP_ELIGIBLE, Boolean.toString(credential.backupEligible()));
    all.put(AAGUID, credential.aaguid().toString());
    all.put(SIGN_COUNT, Long.toString(credential.signCount()));
    all.put(PRF_INPUT, text(prfInput));
    all.put(STORE_KEY, storeKey);
    unlockingKey.ifPresent(digest -> all.put(UNLOCKING_KEY, digest));
    return Parameters.of(all);
  }

  static KeptCredential of(Parameters parameters) throws AuthenticatorException {
    if (parameters.asMap().isEmpty()) {
      throw Failures.notEnrolled();
    }
    try {
      return read(parameters.asMap());
    } catch (IllegalArgumentException malformed) {
      throw Failures.damagedEnrollment(malformed);
    }
  }

  private static KeptCredential read(Map<String, String> all) {
    return new KeptCredential(
        new Credential(
            bytes(value(all, CREDENTIAL_ID)),
            bytes(value(all, PUBLIC_KEY)),
            bytes(value(all, USER_HANDLE)),
            words(value(all, TRANSPORTS)),
            truth(value(all, BACKUP_ELIGIBLE)),
            UUID.fromString(value(all, AAGUID)),
            Long.parseLong(value(all, SIGN_COUNT))),
        bytes(value(all, PRF_INPUT)),
        value(all, STORE_KEY),
        Optional.ofNullable(all.get(UNLOCKING_KEY)));
  }

  private static String value(Map<String, String> all, String name) {
    String value = all.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static boolean truth(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return value.equals("true");
  }

  private static List<String> words(String value) {
    return value.isEmpty() ? List.of() : Arrays.asList(value.split(",", -1));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
