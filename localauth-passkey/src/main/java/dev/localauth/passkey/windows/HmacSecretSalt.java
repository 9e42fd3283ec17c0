// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** WEBAUTHN_HMAC_SECRET_SALT: what a secret is made of, and also the secret that was made. */
@FieldOrder({"cbFirst", "pbFirst", "cbSecond", "pbSecond"})
public final class HmacSecretSalt extends Structure {
  public int cbFirst;
  public @Nullable Pointer pbFirst;
  public int cbSecond;
  public @Nullable Pointer pbSecond;

  /** Makes an empty one. */
  public HmacSecretSalt() {}

  /** Reads the one that Windows put at {@code place}. */
  HmacSecretSalt(Pointer place) {
    super(place);
    read();
  }
}
