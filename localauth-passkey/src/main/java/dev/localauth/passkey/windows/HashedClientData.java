// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** WEBAUTHN_CLIENT_DATA, version 1; Windows hashes it. */
@FieldOrder({"dwVersion", "cbClientDataJSON", "pbClientDataJSON", "pwszHashAlgId"})
public final class HashedClientData extends Structure {
  public int dwVersion = 1;
  public int cbClientDataJSON;
  public @Nullable Pointer pbClientDataJSON;
  public @Nullable Pointer pwszHashAlgId;
}
