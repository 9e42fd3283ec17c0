/* SPDX-License-Identifier: Apache-2.0
 * The binary interface of webauthn.dll, API version 8, as far as the stand-in speaks it. Names and
 * order of fields are those of Microsoft's webauthn.h, because they are what both sides agree on.
 */
#ifndef WEBAUTHN_STANDIN_H
#define WEBAUTHN_STANDIN_H

#include <stddef.h>
#include <windows.h>

#define MAX_API_VERSION 8
#define HMAC_SECRET_LENGTH 32
#define HMAC_SECRET_VALUES_FLAG 0x00100000u

enum { ATTACHMENT_ANY = 0, UV_REQUIRED = 1, ATTESTATION_NONE = 1, TRANSPORT_INTERNAL = 0x10 };

struct rp_entity_information {
  DWORD dwVersion;
  PCWSTR pwszId, pwszName, pwszIcon;
};

struct user_entity_information {
  DWORD dwVersion, cbId;
  PBYTE pbId;
  PCWSTR pwszName, pwszIcon, pwszDisplayName;
};

struct client_data {
  DWORD dwVersion, cbClientDataJSON;
  PBYTE pbClientDataJSON;
  LPCWSTR pwszHashAlgId;
};

struct cose_credential_parameter {
  DWORD dwVersion;
  LPCWSTR pwszCredentialType;
  LONG lAlg;
};

struct cose_credential_parameters {
  DWORD cCredentialParameters;
  struct cose_credential_parameter *pCredentialParameters;
};

struct credential {
  DWORD dwVersion, cbId;
  PBYTE pbId;
  LPCWSTR pwszCredentialType;
};

struct credentials {
  DWORD cCredentials;
  struct credential *pCredentials;
};

struct credential_ex {
  DWORD dwVersion, cbId;
  PBYTE pbId;
  LPCWSTR pwszCredentialType;
  DWORD dwTransports;
};

struct credential_list {
  DWORD cCredentials;
  struct credential_ex **ppCredentials;
};

struct extension {
  LPCWSTR pwszExtensionIdentifier;
  DWORD cbExtension;
  PVOID pvExtension;
};

struct extensions {
  DWORD cExtensions;
  struct extension *pExtensions;
};

struct hmac_secret_salt {
  DWORD cbFirst;
  PBYTE pbFirst;
  DWORD cbSecond;
  PBYTE pbSecond;
};

struct hmac_secret_salt_values {
  struct hmac_secret_salt *pGlobalHmacSalt;
  DWORD cCredWithHmacSecretSaltList;
  PVOID pCredWithHmacSecretSaltList;
};

struct make_credential_options {
  DWORD dwVersion, dwTimeoutMilliseconds;
  struct credentials CredentialList;
  struct extensions Extensions;
  DWORD dwAuthenticatorAttachment;
  BOOL bRequireResidentKey;
  DWORD dwUserVerificationRequirement, dwAttestationConveyancePreference, dwFlags;
  /* version 2 */
  GUID *pCancellationId;
  /* version 3 */
  struct credential_list *pExcludeCredentialList;
  /* version 4 */
  DWORD dwEnterpriseAttestation, dwLargeBlobSupport;
  BOOL bPreferResidentKey;
  /* version 5 */
  BOOL bBrowserInPrivateMode;
  /* version 6 */
  BOOL bEnablePrf;
  /* version 7 */
  PVOID pLinkedDevice;
  DWORD cbJsonExt;
  PBYTE pbJsonExt;
  /* version 8 */
  struct hmac_secret_salt *pPRFGlobalEval;
  DWORD cCredentialHints;
  LPCWSTR *ppwszCredentialHints;
  BOOL bThirdPartyPayment;
};

struct get_assertion_options {
  DWORD dwVersion, dwTimeoutMilliseconds;
  struct credentials CredentialList;
  struct extensions Extensions;
  DWORD dwAuthenticatorAttachment, dwUserVerificationRequirement, dwFlags;
  /* version 2 */
  PCWSTR pwszU2fAppId;
  BOOL *pbU2fAppId;
  /* version 3 */
  GUID *pCancellationId;
  /* version 4 */
  struct credential_list *pAllowCredentialList;
  /* version 5 */
  DWORD dwCredLargeBlobOperation, cbCredLargeBlob;
  PBYTE pbCredLargeBlob;
  /* version 6 */
  struct hmac_secret_salt_values *pHmacSecretSaltValues;
  BOOL bBrowserInPrivateMode;
  /* version 7 */
  PVOID pLinkedDevice;
  BOOL bAutoFill;
  DWORD cbJsonExt;
  PBYTE pbJsonExt;
  /* version 8 */
  DWORD cCredentialHints;
  LPCWSTR *ppwszCredentialHints;
};

struct credential_attestation {
  DWORD dwVersion;
  PCWSTR pwszFormatType;
  DWORD cbAuthenticatorData;
  PBYTE pbAuthenticatorData;
  DWORD cbAttestation;
  PBYTE pbAttestation;
  DWORD dwAttestationDecodeType;
  PVOID pvAttestationDecode;
  DWORD cbAttestationObject;
  PBYTE pbAttestationObject;
  DWORD cbCredentialId;
  PBYTE pbCredentialId;
  /* version 2 */
  struct extensions Extensions;
  /* version 3 */
  DWORD dwUsedTransport;
  /* version 4 */
  BOOL bEpAtt, bLargeBlobSupported, bResidentKey;
  /* version 5 */
  BOOL bPrfEnabled;
  /* version 6 */
  DWORD cbUnsignedExtensionOutputs;
  PBYTE pbUnsignedExtensionOutputs;
  /* version 7 */
  struct hmac_secret_salt *pHmacSecret;
  BOOL bThirdPartyPayment;
};

struct assertion {
  DWORD dwVersion, cbAuthenticatorData;
  PBYTE pbAuthenticatorData;
  DWORD cbSignature;
  PBYTE pbSignature;
  struct credential Credential;
  DWORD cbUserId;
  PBYTE pbUserId;
  /* version 2 */
  struct extensions Extensions;
  DWORD cbCredLargeBlob;
  PBYTE pbCredLargeBlob;
  DWORD dwCredLargeBlobStatus;
  /* version 3 */
  struct hmac_secret_salt *pHmacSecret;
  /* version 4 */
  DWORD dwUsedTransport;
  /* version 5 */
  DWORD cbUnsignedExtensionOutputs;
  PBYTE pbUnsignedExtensionOutputs;
};

#endif
