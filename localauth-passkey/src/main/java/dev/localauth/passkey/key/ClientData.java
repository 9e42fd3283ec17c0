// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a security key signs the hash of, written here, as no browser stands in between: the
 * serialization of WebAuthn Level 3 §5.8.1.1, byte for byte.
 *
 * @param json the client data
 */
record ClientData(byte[] json) {
  /** Whom this transport speaks for. */
  static final String ORIGIN = "http://localhost";

  /** Returns the client data of a registration. */
  static ClientData ofCreation(byte[] challenge) {
    return of("webauthn.create", challenge);
  }

  /** Returns the client data of an assertion. */
  static ClientData ofAssertion(byte[] challenge) {
    return of("webauthn.get", challenge);
  }

  // Nothing in it needs CCDToString's escapes: both types, base64url and the origin are plain.
  private static ClientData of(String type, byte[] challenge) {
    String json =
        "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
            .formatted(
                type, Base64.getUrlEncoder().withoutPadding().encodeToString(challenge), ORIGIN);
    return new ClientData(json.getBytes(StandardCharsets.US_ASCII));
  }

  byte[] hash() {
    return sha256().digest(json);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
