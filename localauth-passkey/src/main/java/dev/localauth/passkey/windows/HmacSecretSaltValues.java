// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** WEBAUTHN_HMAC_SECRET_SALT_VALUES. */
@FieldOrder({"pGlobalHmacSalt", "cCredWithHmacSecretSaltList", "pCredWithHmacSecretSaltList"})
public final class HmacSecretSaltValues extends Structure {
  public @Nullable Pointer pGlobalHmacSalt;
  public int cCredWithHmacSecretSaltList;
  public @Nullable Pointer pCredWithHmacSecretSaltList;
}
