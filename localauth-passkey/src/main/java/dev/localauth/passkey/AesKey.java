// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.Secret;
import javax.crypto.SecretKey;

/**
 * Shows a secret to {@code javax.crypto}, which overwrites the copy it asks for. {@code
 * SecretKeySpec} keeps a copy that nobody can overwrite.
 */
record AesKey(Secret secret) implements SecretKey {
  private static final long serialVersionUID = 1L;

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return secret.use(byte[]::clone);
  }
}
