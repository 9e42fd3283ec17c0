// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** WEBAUTHN_COSE_CREDENTIAL_PARAMETERS. */
@FieldOrder({"cCredentialParameters", "pCredentialParameters"})
public final class CoseCredentialParameters extends Structure {
  public int cCredentialParameters;
  public @Nullable Pointer pCredentialParameters;
}
