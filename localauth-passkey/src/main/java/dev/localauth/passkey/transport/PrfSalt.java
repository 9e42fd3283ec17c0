// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Makes the salt of CTAP's hmac-secret from a PRF input (WebAuthn Level 3 §10.1.4). */
public final class PrfSalt {
  private static final byte[] CONTEXT = "WebAuthn PRF".getBytes(StandardCharsets.US_ASCII);

  private PrfSalt() {}

  /** Returns the 32 bytes that make the value of a security key the same as a browser's. */
  public static byte[] of(byte[] prfInput) {
    MessageDigest digest = Sha256.digest();
    digest.update(CONTEXT);
    digest.update((byte) 0);
    return digest.digest(prfInput);
  }
}
