// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** WEBAUTHN_EXTENSION. */
@FieldOrder({"pwszExtensionIdentifier", "cbExtension", "pvExtension"})
public final class Extension extends Structure {
  public @Nullable Pointer pwszExtensionIdentifier;
  public int cbExtension;
  public @Nullable Pointer pvExtension;

  /** Makes an empty one. */
  public Extension() {}

  /** Reads the one that Windows put at {@code place}. */
  Extension(Pointer place) {
    super(place);
    read();
  }

  boolean grantsHmacSecret() {
    return pwszExtensionIdentifier != null
        && pvExtension != null
        && cbExtension == Integer.BYTES
        && Answer.text(pwszExtensionIdentifier)
            .equals(WebAuthn.WEBAUTHN_EXTENSIONS_IDENTIFIER_HMAC_SECRET)
        && pvExtension.getInt(0) != 0;
  }
}
