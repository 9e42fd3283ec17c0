// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/**
 * WEBAUTHN_AUTHENTICATOR_GET_ASSERTION_OPTIONS, version 8, of which each version before is the
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
  "dwUserVerificationRequirement",
  "dwFlags",
  "pwszU2fAppId",
  "pbU2fAppId",
  "pCancellationId",
  "pAllowCredentialList",
  "dwCredLargeBlobOperation",
  "cbCredLargeBlob",
  "pbCredLargeBlob",
  "pHmacSecretSaltValues",
  "bBrowserInPrivateMode",
  "pLinkedDevice",
  "bAutoFill",
  "cbJsonExt",
  "pbJsonExt",
  "cCredentialHints",
  "ppwszCredentialHints"
})
public final class GetAssertionOptions extends Structure {
  public int dwVersion;
  public int dwTimeoutMilliseconds;
  public int cCredentials;
  public @Nullable Pointer pCredentials;
  public int cExtensions;
  public @Nullable Pointer pExtensions;
  public int dwAuthenticatorAttachment;
  public int dwUserVerificationRequirement;
  public int dwFlags;
  public @Nullable Pointer pwszU2fAppId;
  public @Nullable Pointer pbU2fAppId;
  public @Nullable Pointer pCancellationId;
  public @Nullable Pointer pAllowCredentialList;
  public int dwCredLargeBlobOperation;
  public int cbCredLargeBlob;
  public @Nullable Pointer pbCredLargeBlob;
  public @Nullable Pointer pHmacSecretSaltValues;
  public int bBrowserInPrivateMode;
  public @Nullable Pointer pLinkedDevice;
  public int bAutoFill;
  public int cbJsonExt;
  public @Nullable Pointer pbJsonExt;
  public int cCredentialHints;
  public @Nullable Pointer ppwszCredentialHints;
}
