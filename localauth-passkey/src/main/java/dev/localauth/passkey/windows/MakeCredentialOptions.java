// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/**
 * WEBAUTHN_AUTHENTICATOR_MAKE_CREDENTIAL_OPTIONS, version 8, of which each version before is the
 * beginning; the structures that it holds are taken apart.
 */
@FieldOrder({
  "dwVersion",
  "dwTimeoutMilliseconds",
  "cCredentials",
  "pCredentials",
  "cExtensions",
  "pExtensions",
  "dwAuthenticatorAttachment",
  "bRequireResidentKey",
  "dwUserVerificationRequirement",
  "dwAttestationConveyancePreference",
  "dwFlags",
  "pCancellationId",
  "pExcludeCredentialList",
  "dwEnterpriseAttestation",
  "dwLargeBlobSupport",
  "bPreferResidentKey",
  "bBrowserInPrivateMode",
  "bEnablePrf",
  "pLinkedDevice",
  "cbJsonExt",
  "pbJsonExt",
  "pPRFGlobalEval",
  "cCredentialHints",
  "ppwszCredentialHints",
  "bThirdPartyPayment"
})
public final class MakeCredentialOptions extends Structure {
  public int dwVersion;
  public int dwTimeoutMilliseconds;
  public int cCredentials;
  public @Nullable Pointer pCredentials;
  public int cExtensions;
  public @Nullable Pointer pExtensions;
  public int dwAuthenticatorAttachment;
  public int bRequireResidentKey;
  public int dwUserVerificationRequirement;
  public int dwAttestationConveyancePreference;
  public int dwFlags;
  public @Nullable Pointer pCancellationId;
  public @Nullable Pointer pExcludeCredentialList;
  public int dwEnterpriseAttestation;
  public int dwLargeBlobSupport;
  public int bPreferResidentKey;
  public int bBrowserInPrivateMode;
  public int bEnablePrf;
  public @Nullable Pointer pLinkedDevice;
  public int cbJsonExt;
  public @Nullable Pointer pbJsonExt;
  public @Nullable Pointer pPRFGlobalEval;
  public int cCredentialHints;
  public @Nullable Pointer ppwszCredentialHints;
  public int bThirdPartyPayment;
}
