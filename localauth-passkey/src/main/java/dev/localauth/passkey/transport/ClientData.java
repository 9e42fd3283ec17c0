// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The client data of a ceremony in which no browser takes part, so that they are made here: the
 * serialization of WebAuthn Level 3 §5.8.1.1, byte for byte.
 *
 * @param json the client data, as UTF-8
 */
public record ClientData(byte[] json) {
  /** What a page of the relying party {@code "localhost"} would have as its origin on port 80. */
  public static final String ORIGIN = "http://localhost";

  /** Returns the client data for a new credential. */
  public static ClientData ofRegistration(byte[] challenge) {
    return of("webauthn.create", challenge);
  }

  /** Returns the client data to be signed. */
  public static ClientData ofAssertion(byte[] challenge) {
    return of("webauthn.get", challenge);
  }

  /** Returns their SHA-256 digest, which is what an authenticator is handed. */
  public byte[] hash() {
    return Sha256.digest().digest(json);
  }

  // Nothing in it needs CCDToString's escapes: both types, base64url and the origin are plain.
  private static ClientData of(String type, byte[] challenge) {
    String json =
        "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
            .formatted(
                type, Base64.getUrlEncoder().withoutPadding().encodeToString(challenge), ORIGIN);
    return new ClientData(json.getBytes(StandardCharsets.US_ASCII));
  }
}
