// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** WEBAUTHN_CREDENTIAL_LIST. */
@FieldOrder({"cCredentials", "ppCredentials"})
public final class CredentialList extends Structure {
  public int cCredentials;
  public @Nullable Pointer ppCredentials;
}
