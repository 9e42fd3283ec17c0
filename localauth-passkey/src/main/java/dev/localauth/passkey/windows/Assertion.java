// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/**
 * WEBAUTHN_ASSERTION, version 5, of which each version before is the beginning; the structures that
 * it holds are taken apart.
 */
@FieldOrder({
  "dwVersion",
  "cbAuthenticatorData",
  "pbAuthenticatorData",
  "cbSignature",
  "pbSignature",
  "dwCredentialVersion",
  "cbCredentialId",
  "pbCredentialId",
  "pwszCredentialType",
  "cbUserId",
  "pbUserId",
  "cExtensions",
  "pExtensions",
  "cbCredLargeBlob",
  "pbCredLargeBlob",
  "dwCredLargeBlobStatus",
  "pHmacSecret",
  "dwUsedTransport",
  "cbUnsignedExtensionOutputs",
  "pbUnsignedExtensionOutputs"
})
public final class Assertion extends Structure {
  public int dwVersion;
  public int cbAuthenticatorData;
  public @Nullable Pointer pbAuthenticatorData;
  public int cbSignature;
  public @Nullable Pointer pbSignature;
  public int dwCredentialVersion;
  public int cbCredentialId;
  public @Nullable Pointer pbCredentialId;
  public @Nullable Pointer pwszCredentialType;
  public int cbUserId;
  public @Nullable Pointer pbUserId;
  public int cExtensions;
  public @Nullable Pointer pExtensions;
  public int cbCredLargeBlob;
  public @Nullable Pointer pbCredLargeBlob;
  public int dwCredLargeBlobStatus;
  public @Nullable Pointer pHmacSecret;
  public int dwUsedTransport;
  public int cbUnsignedExtensionOutputs;
  public @Nullable Pointer pbUnsignedExtensionOutputs;

  /** Reads no more than the version has that Windows put at {@code place}. */
  Assertion(Pointer place) {
    super(place);
    read("dwVersion", "cbAuthenticatorData", "pbAuthenticatorData", "cbSignature", "pbSignature");
    read("cbCredentialId", "pbCredentialId", "cbUserId", "pbUserId");
    if (dwVersion >= 3) {
      read("pHmacSecret");
    }
  }

  private void read(String... fields) {
    for (String field : fields) {
      readField(field);
    }
  }
}
