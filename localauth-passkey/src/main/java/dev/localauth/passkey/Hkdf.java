// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.Secret;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF with SHA-256 (RFC 5869), by Bouncy Castle, whose copies of the key die with the call. */
final class Hkdf {
  private Hkdf() {}

  static Secret derive(Secret key, byte[] salt, byte[] info, int length) {
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(key.use(bytes -> new HKDFParameters(bytes, salt, info)));
    byte[] derived = new byte[length];
    generator.generateBytes(derived, 0, length);
    return Secret.owning(derived);
  }
}
