// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** WEBAUTHN_COSE_CREDENTIAL_PARAMETER, version 1. */
@FieldOrder({"dwVersion", "pwszCredentialType", "lAlg"})
public final class CoseCredentialParameter extends Structure {
  public int dwVersion = 1;
  public @Nullable Pointer pwszCredentialType;
  public int lAlg;
}
