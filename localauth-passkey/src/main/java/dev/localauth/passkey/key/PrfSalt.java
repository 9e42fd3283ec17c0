// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Makes the salt of CTAP's hmac-secret from a PRF input (WebAuthn Level 3 §10.1.4). */
final class PrfSalt {
  private static final byte[] CONTEXT = "WebAuthn PRF".getBytes(StandardCharsets.US_ASCII);

  private PrfSalt() {}

  static byte[] of(byte[] prfInput) {
    MessageDigest digest = ClientData.sha256();
    digest.update(CONTEXT);
    digest.update((byte) 0);
    return digest.digest(prfInput);
  }
}
