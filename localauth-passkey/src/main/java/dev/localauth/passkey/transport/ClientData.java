// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/**
 * The client data of a ceremony in which no browser takes part, so that it is made here, in the
 * form that WebAuthn Level 3 §5.8.1.1 prescribes.
 *
 * <p>Nothing in it needs an escape: two fixed words and what base64url writes.
 */
public final class ClientData {
  /** What a page of the relying party {@code "localhost"} would have as its origin on port 80. */
  public static final String ORIGIN = "http://localhost";

  private ClientData() {}

  /** Returns the client data for a new credential, as UTF-8. */
  public static byte[] ofRegistration(byte[] challenge) {
    return json("webauthn.create", challenge);
  }

  /** Returns the client data to be signed, as UTF-8. */
  public static byte[] ofAssertion(byte[] challenge) {
    return json("webauthn.get", challenge);
  }

  private static byte[] json(String type, byte[] challenge) {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
    return ("{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}")
        .formatted(type, encoded, ORIGIN)
        .getBytes(US_ASCII);
  }
}
