// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** WEBAUTHN_CREDENTIAL_EX, version 1. */
@FieldOrder({"dwVersion", "cbId", "pbId", "pwszCredentialType", "dwTransports"})
public final class CredentialEx extends Structure {
  public int dwVersion = 1;
  public int cbId;
  public @Nullable Pointer pbId;
  public @Nullable Pointer pwszCredentialType;
  public int dwTransports;
}
