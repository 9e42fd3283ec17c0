// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** CREDENTIALW of wincred.h, with the two halves of its time one after the other. */
@FieldOrder({
  "Flags",
  "Type",
  "TargetName",
  "Comment",
  "LastWrittenLow",
  "LastWrittenHigh",
  "CredentialBlobSize",
  "CredentialBlob",
  "Persist",
  "AttributeCount",
  "Attributes",
  "TargetAlias",
  "UserName"
})
public final class Credential extends Structure {
  public int Flags;
  public int Type;
  public @Nullable Pointer TargetName;
  public @Nullable Pointer Comment;
  public int LastWrittenLow;
  public int LastWrittenHigh;
  public int CredentialBlobSize;
  public @Nullable Pointer CredentialBlob;
  public int Persist;
  public int AttributeCount;
  public @Nullable Pointer Attributes;
  public @Nullable Pointer TargetAlias;
  public @Nullable Pointer UserName;

  /** Makes an empty one. */
  public Credential() {}

  /** Reads the one that Windows put at {@code place}. */
  Credential(Pointer place) {
    super(place);
    read();
  }
}
