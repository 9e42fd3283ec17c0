// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.Secret;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import javax.crypto.SecretKey;

/**
 * A seed in the form that {@code javax.crypto} asks for: a view that dies with its secret. {@code
 * SecretKeySpec} will not do, as it copies the bytes and cannot be destroyed.
 *
 * <p>The copy that {@link #getEncoded} hands out is overwritten by the platform's HMAC ({@code
 * HmacCore.engineInit}). That HMAC's pads, the seed under a constant XOR, are out of reach: they
 * stay in memory, unreferenced, until the collector reuses it.
 */
final class SeedKey implements SecretKey {
  private static final long serialVersionUID = 1L;

  private final transient Secret seed;
  private final String mac;

  SeedKey(Secret seed, String mac) {
    this.seed = seed;
    this.mac = mac;
  }

  @Override
  public String getAlgorithm() {
    return mac;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return seed.use(byte[]::clone);
  }

  @Override
  public void destroy() {
    seed.close();
  }

  @Override
  public boolean isDestroyed() {
    try {
      return seed.length() < 0;
    } catch (IllegalStateException closed) {
      return true;
    }
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException(SeedKey.class.getName());
  }
}
