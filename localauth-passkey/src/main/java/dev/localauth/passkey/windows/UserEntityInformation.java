// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** WEBAUTHN_USER_ENTITY_INFORMATION, version 1. */
@FieldOrder({"dwVersion", "cbId", "pbId", "pwszName", "pwszIcon", "pwszDisplayName"})
public final class UserEntityInformation extends Structure {
  public int dwVersion = 1;
  public int cbId;
  public @Nullable Pointer pbId;
  public @Nullable Pointer pwszName;
  public @Nullable Pointer pwszIcon;
  public @Nullable Pointer pwszDisplayName;
}
