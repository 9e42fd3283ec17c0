// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** The random values of one test vector of WebAuthn Level 3 §16, one after the other. */
final class PublishedNumbers {
  private static final byte[] KEY = "WebAuthn test vectors".getBytes(StandardCharsets.UTF_8);

  private final byte[] title;
  private byte salt;

  PublishedNumbers(String title) {
    this.title = title.getBytes(StandardCharsets.UTF_8);
  }

  byte[] next(int length) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(KEY, new byte[] {salt++}, title));
    byte[] derived = new byte[length];
    hkdf.generateBytes(derived, 0, length);
    return derived;
  }
}
