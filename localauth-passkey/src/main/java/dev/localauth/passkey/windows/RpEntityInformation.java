// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** WEBAUTHN_RP_ENTITY_INFORMATION, version 1. */
@FieldOrder({"dwVersion", "pwszId", "pwszName", "pwszIcon"})
public final class RpEntityInformation extends Structure {
  public int dwVersion = 1;
  public @Nullable Pointer pwszId;
  public @Nullable Pointer pwszName;
  public @Nullable Pointer pwszIcon;
}
