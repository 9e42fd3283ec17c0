// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/**
 * WEBAUTHN_CREDENTIAL_ATTESTATION, version 7, of which each version before is the beginning; the
 * structure that it holds is taken apart.
 */
@FieldOrder({
  "dwVersion",
  "pwszFormatType",
  "cbAuthenticatorData",
  "pbAuthenticatorData",
  "cbAttestation",
  "pbAttestation",
  "dwAttestationDecodeType",
  "pvAttestationDecode",
  "cbAttestationObject",
  "pbAttestationObject",
  "cbCredentialId",
  "pbCredentialId",
  "cExtensions",
  "pExtensions",
  "dwUsedTransport",
  "bEpAtt",
  "bLargeBlobSupported",
  "bResidentKey",
  "bPrfEnabled",
  "cbUnsignedExtensionOutputs",
  "pbUnsignedExtensionOutputs",
  "pHmacSecret",
  "bThirdPartyPayment"
})
public final class CredentialAttestation extends Structure {
  private static final int MOST_EXTENSIONS = 16;
  static final int SIZE_OF_EXTENSION = 24;

  public int dwVersion;
  public @Nullable Pointer pwszFormatType;
  public int cbAuthenticatorData;
  public @Nullable Pointer pbAuthenticatorData;
  public int cbAttestation;
  public @Nullable Pointer pbAttestation;
  public int dwAttestationDecodeType;
  public @Nullable Pointer pvAttestationDecode;
  public int cbAttestationObject;
  public @Nullable Pointer pbAttestationObject;
  public int cbCredentialId;
  public @Nullable Pointer pbCredentialId;
  public int cExtensions;
  public @Nullable Pointer pExtensions;
  public int dwUsedTransport;
  public int bEpAtt;
  public int bLargeBlobSupported;
  public int bResidentKey;
  public int bPrfEnabled;
  public int cbUnsignedExtensionOutputs;
  public @Nullable Pointer pbUnsignedExtensionOutputs;
  public @Nullable Pointer pHmacSecret;
  public int bThirdPartyPayment;

  /** Reads no more than the version has that Windows put at {@code place}. */
  CredentialAttestation(Pointer place) {
    super(place);
    read("dwVersion", "cbAuthenticatorData", "pbAuthenticatorData");
    if (dwVersion >= 2) {
      read("cExtensions", "pExtensions");
    }
    if (dwVersion >= 3) {
      read("dwUsedTransport");
    }
    if (dwVersion >= 5) {
      read("bPrfEnabled");
    }
    if (dwVersion >= 7) {
      read("pHmacSecret");
    }
  }

  /** Says whether Windows lists hmac-secret among what the authenticator agreed to. */
  boolean madeWithHmacSecret() {
    Pointer extensions = pExtensions;
    if (extensions == null) {
      return false;
    }
    for (int i = 0; i < Math.min(cExtensions, MOST_EXTENSIONS); i++) {
      if (new Extension(extensions.share((long) i * SIZE_OF_EXTENSION)).grantsHmacSecret()) {
        return true;
      }
    }
    return false;
  }

  private void read(String... fields) {
    for (String field : fields) {
      readField(field);
    }
  }
}
