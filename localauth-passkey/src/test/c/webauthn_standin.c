/* SPDX-License-Identifier: Apache-2.0
 * Stands in for webauthn.dll: an authenticator with ES256 and hmac-secret, and without a window.
 *
 * Beside the library is its directory, webauthn-standin. It reads from it, before each call,
 * "settings" with lines KEY=NUMBER: api, the version to be (8); answer, a result to return instead
 * (0); wait, for how many milliseconds nobody answers (0); prf, whether the device has hmac-secret
 * (1); uv, whether it verifies who touches it (1); hello, whether Windows Hello is set up (1). It
 * keeps credentials there and writes to "journal" what it was asked and what was wrong with that.
 *
 * A result ends where its memory ends, so that whoever reads more than its version has is stopped.
 */
#include "webauthn_standin.h"

#include <bcrypt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __declspec(dllexport)
#define ID_LENGTH 32
#define PAGE 4096

/* What is kept of a credential, in a file named by its id. */
struct kept {
  BYTE id[ID_LENGTH], rp_hash[32], user[64], key[sizeof(BCRYPT_ECCKEY_BLOB) + 96];
  BYTE secret[HMAC_SECRET_LENGTH];
  DWORD user_length, with_secret, counter;
};

static WCHAR place[MAX_PATH];
static HANDLE cancelled;
static CRITICAL_SECTION lock;
static GUID issued, active;
static BOOL busy;

/* ---- journal, settings and files ---- */

static FILE *open_file(const WCHAR *name, const WCHAR *mode) {
  WCHAR path[MAX_PATH];
  _snwprintf(path, MAX_PATH, L"%ls\\%ls", place, name);
  return _wfopen(path, mode);
}

static void journal(const char *format, ...) {
  FILE *file = open_file(L"journal", L"ab");
  if (!file) return;
  va_list arguments;
  va_start(arguments, format);
  vfprintf(file, format, arguments);
  va_end(arguments);
  fputc('\n', file);
  fclose(file);
}

static unsigned long setting(const char *key, unsigned long otherwise) {
  FILE *file = open_file(L"settings", L"rb");
  char line[128];
  size_t length = strlen(key);
  while (file && fgets(line, sizeof line, file)) {
    if (!strncmp(line, key, length) && line[length] == '=') {
      otherwise = strtoul(line + length + 1, NULL, 0);
    }
  }
  if (file) fclose(file);
  return otherwise;
}

static DWORD api(void) { return setting("api", MAX_API_VERSION); }

static void name_of(const BYTE *id, WCHAR *name) {
  for (int i = 0; i < ID_LENGTH; i++) swprintf(name + 2 * i, 3, L"%02x", id[i]);
}

static BOOL load(const BYTE *id, DWORD length, struct kept *kept) {
  WCHAR name[2 * ID_LENGTH + 1];
  if (length != ID_LENGTH) return FALSE;
  name_of(id, name);
  FILE *file = open_file(name, L"rb");
  BOOL found = file && fread(kept, sizeof *kept, 1, file) == 1;
  if (file) fclose(file);
  return found;
}

static BOOL store(const struct kept *kept) {
  WCHAR name[2 * ID_LENGTH + 1];
  name_of(kept->id, name);
  FILE *file = open_file(name, L"wb");
  return file && fwrite(kept, sizeof *kept, 1, file) == 1 && !fclose(file);
}

/* ---- cryptography ---- */

static BOOL digest(ULONG flags, BYTE *key, DWORD key_length, const BYTE *data, DWORD length,
                   BYTE out[32]) {
  BCRYPT_ALG_HANDLE algorithm;
  BCRYPT_HASH_HANDLE hash;
  if (BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, NULL, flags)) return FALSE;
  BOOL done = !BCryptCreateHash(algorithm, &hash, NULL, 0, key, key_length, 0) &&
              !BCryptHashData(hash, (PUCHAR)data, length, 0) && !BCryptFinishHash(hash, out, 32, 0);
  BCryptDestroyHash(hash);
  BCryptCloseAlgorithmProvider(algorithm, 0);
  return done;
}

static BOOL sha256(const BYTE *data, DWORD length, BYTE out[32]) {
  return digest(0, NULL, 0, data, length, out);
}

static BOOL hmac(BYTE *key, const BYTE *data, DWORD length, BYTE out[32]) {
  return digest(BCRYPT_ALG_HANDLE_HMAC_FLAG, key, HMAC_SECRET_LENGTH, data, length, out);
}

static BOOL draw(void *out, DWORD length) {
  return !BCryptGenRandom(NULL, out, length, BCRYPT_USE_SYSTEM_PREFERRED_RNG);
}

static BOOL make_key(struct kept *kept) {
  BCRYPT_ALG_HANDLE algorithm;
  BCRYPT_KEY_HANDLE key;
  ULONG written;
  return !BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_ECDSA_P256_ALGORITHM, NULL, 0) &&
         !BCryptGenerateKeyPair(algorithm, &key, 256, 0) && !BCryptFinalizeKeyPair(key, 0) &&
         !BCryptExportKey(key, NULL, BCRYPT_ECCPRIVATE_BLOB, kept->key, sizeof kept->key, &written,
                          0);
}

static PBYTE der_integer(PBYTE at, const BYTE *value) {
  int zeros = 0;
  while (zeros < 31 && !value[zeros]) zeros++;
  int pad = value[zeros] >> 7;
  *at++ = 2;
  *at++ = 32 - zeros + pad;
  if (pad) *at++ = 0;
  memcpy(at, value + zeros, 32 - zeros);
  return at + 32 - zeros;
}

static DWORD sign(struct kept *kept, const BYTE hash[32], PBYTE der) {
  BCRYPT_ALG_HANDLE algorithm;
  BCRYPT_KEY_HANDLE key;
  BYTE raw[64];
  ULONG written;
  if (BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_ECDSA_P256_ALGORITHM, NULL, 0) ||
      BCryptImportKeyPair(algorithm, NULL, BCRYPT_ECCPRIVATE_BLOB, &key, kept->key,
                          sizeof kept->key, 0) ||
      BCryptSignHash(key, NULL, (PUCHAR)hash, 32, raw, sizeof raw, &written, 0)) {
    return 0;
  }
  PBYTE end = der_integer(der_integer(der + 2, raw), raw + 32);
  der[0] = 0x30;
  der[1] = end - der - 2;
  return end - der;
}

/* ---- what was handed over ---- */

static BOOL fine;

static void expect(BOOL truth, const char *what) {
  if (!truth) {
    journal("wrong: %s", what);
    fine = FALSE;
  }
}

static BOOL readable(const void *at, size_t length) {
  return at && !IsBadReadPtr(at, length);
}

static BOOL is(LPCWSTR text, LPCWSTR wanted) {
  return text && !IsBadStringPtrW(text, 256) && !wcscmp(text, wanted);
}

static BOOL some(LPCWSTR text) { return text && !IsBadStringPtrW(text, 256) && *text; }

static void expect_window(HWND window) { expect(IsWindow(window), "no window"); }

static void expect_client_data(const struct client_data *data, const char *type) {
  char start[64], end[] = "\",\"origin\":\"http://localhost\",\"crossOrigin\":false}";
  int length = sprintf(start, "{\"type\":\"%s\",\"challenge\":\"", type);
  if (!readable(data, sizeof *data)) {
    expect(FALSE, "client data");
    return;
  }
  expect(data->dwVersion == 1, "version of client data");
  expect(is(data->pwszHashAlgId, L"SHA-256"), "hash of client data");
  const char *json = (const char *)data->pbClientDataJSON;
  if (!readable(json, data->cbClientDataJSON) ||
      data->cbClientDataJSON != length + 43 + strlen(end)) {
    expect(FALSE, "length of client data");
    return;
  }
  expect(!memcmp(json, start, length), "type in client data");
  for (int i = 0; i < 43; i++) {
    char c = json[length + i];
    expect((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_',
           "challenge in client data");
  }
  expect(!memcmp(json + length + 43, end, strlen(end)), "origin in client data");
}

static void expect_list(const struct credential_list *list) {
  DWORD transports = api() >= 6 ? 0x3f : 0x1f;
  if (!readable(list, sizeof *list) || !list->cCredentials || list->cCredentials > 64 ||
      !readable(list->ppCredentials, list->cCredentials * sizeof(void *))) {
    expect(FALSE, "list of credentials");
    return;
  }
  for (DWORD i = 0; i < list->cCredentials; i++) {
    const struct credential_ex *each = list->ppCredentials[i];
    if (!readable(each, sizeof *each)) {
      expect(FALSE, "credential");
      return;
    }
    expect(each->dwVersion == 1, "version of credential");
    expect(each->cbId >= 1 && each->cbId <= 1023 && readable(each->pbId, each->cbId), "id");
    expect(is(each->pwszCredentialType, L"public-key"), "type of credential");
    expect(!(each->dwTransports & ~transports), "transports of credential");
  }
}

static void expect_salt(const struct hmac_secret_salt *salt) {
  expect(readable(salt, sizeof *salt) && salt->cbFirst == HMAC_SECRET_LENGTH &&
             readable(salt->pbFirst, salt->cbFirst) && !salt->cbSecond && !salt->pbSecond,
         "salt");
}

static void expect_common(DWORD timeout, const GUID *id, DWORD attachment, DWORD verification) {
  expect(timeout >= 100 && timeout <= 600000, "timeout");
  expect(readable(id, sizeof *id) && !memcmp(id, &issued, sizeof *id), "id to cancel by");
  expect(attachment == ATTACHMENT_ANY, "attachment");
  expect(verification == UV_REQUIRED, "user verification");
}

/* ---- one question at a time ---- */

static BOOL begin(const GUID *id) {
  EnterCriticalSection(&lock);
  BOOL free = !busy;
  if (free) {
    busy = TRUE;
    active = *id;
    ResetEvent(cancelled);
  }
  LeaveCriticalSection(&lock);
  return free;
}

static void end(void) {
  EnterCriticalSection(&lock);
  busy = FALSE;
  LeaveCriticalSection(&lock);
}

/* Waits for the person who does not come, or returns what the test wants. */
static HRESULT person(void) {
  DWORD wait = setting("wait", 0);
  if (wait) journal("waiting");
  if (wait && WaitForSingleObject(cancelled, wait) == WAIT_OBJECT_0) {
    journal("cancelled");
    return NTE_USER_CANCELLED;
  }
  return (HRESULT)setting("answer", 0);
}

/* ---- results ---- */

/* Returns zeros that end where their memory ends. */
static PVOID exact(SIZE_T size) {
  DWORD before;
  PBYTE pages = VirtualAlloc(NULL, 2 * PAGE, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
  VirtualProtect(pages + PAGE, PAGE, PAGE_NOACCESS, &before);
  return pages + PAGE - size;
}

static void release(PVOID result) {
  VirtualFree((PVOID)((ULONG_PTR)result & ~(ULONG_PTR)(PAGE - 1)), 0, MEM_RELEASE);
}

static PBYTE copy(const void *bytes, DWORD length) { return memcpy(malloc(length), bytes, length); }

static PWSTR text(LPCWSTR from) { return _wcsdup(from); }

static struct hmac_secret_salt *secret_of(struct kept *kept, const struct hmac_secret_salt *salt,
                                          DWORD flags) {
  BYTE hashed[32], made[32], prefixed[13 + HMAC_SECRET_LENGTH] = "WebAuthn PRF";
  struct hmac_secret_salt *result = calloc(1, sizeof *result);
  memcpy(prefixed + 13, salt->pbFirst, HMAC_SECRET_LENGTH);
  sha256(prefixed, sizeof prefixed, hashed);
  hmac(kept->secret, flags & HMAC_SECRET_VALUES_FLAG ? salt->pbFirst : hashed, 32, made);
  result->cbFirst = HMAC_SECRET_LENGTH;
  result->pbFirst = copy(made, sizeof made);
  return result;
}

static void free_secret(struct hmac_secret_salt *secret) {
  if (!secret) return;
  DWORD left = 0;
  for (DWORD i = 0; i < secret->cbFirst; i++) left |= secret->pbFirst[i];
  if (left) journal("wrong: a secret was left in memory");
  free(secret->pbFirst);
  free(secret);
}

static PBYTE authenticator_data(PBYTE at, const struct kept *kept, BYTE flags) {
  memcpy(at, kept->rp_hash, 32);
  at[32] = flags | 1 | (setting("uv", 1) ? 4 : 0);
  for (int i = 0; i < 4; i++) at[33 + i] = (BYTE)(kept->counter >> (24 - 8 * i));
  return at + 37;
}

static PBYTE public_key(PBYTE at, const struct kept *kept) {
  static const BYTE start[] = {0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20};
  const BYTE *x = kept->key + sizeof(BCRYPT_ECCKEY_BLOB);
  memcpy(at, start, sizeof start);
  memcpy(at + 10, x, 32);
  memcpy(at + 42, "\x22\x58\x20", 3);
  memcpy(at + 45, x + 32, 32);
  return at + 77;
}

/* ---- webauthn.h ---- */

EXPORT DWORD WINAPI WebAuthNGetApiVersionNumber(void) { return api(); }

EXPORT HRESULT WINAPI WebAuthNIsUserVerifyingPlatformAuthenticatorAvailable(BOOL *available) {
  *available = setting("hello", 1) != 0;
  return S_OK;
}

EXPORT PCWSTR WINAPI WebAuthNGetErrorName(HRESULT result) {
  switch ((DWORD)result) {
    case 0: return L"Success";
    case (DWORD)NTE_EXISTS: return L"InvalidStateError";
    case 0x80070032:
    case (DWORD)NTE_NOT_SUPPORTED:
    case (DWORD)NTE_TOKEN_KEYSET_STORAGE_FULL: return L"ConstraintError";
    case (DWORD)NTE_INVALID_PARAMETER: return L"NotSupportedError";
    case (DWORD)NTE_DEVICE_NOT_FOUND:
    case (DWORD)NTE_NOT_FOUND:
    case (DWORD)NTE_USER_CANCELLED:
    case 0x800704c7:
    case 0x800705b4: return L"NotAllowedError";
    default: return L"UnknownError";
  }
}

EXPORT HRESULT WINAPI WebAuthNGetCancellationId(GUID *id) {
  EnterCriticalSection(&lock);
  draw(&issued, sizeof issued);
  *id = issued;
  LeaveCriticalSection(&lock);
  return S_OK;
}

EXPORT HRESULT WINAPI WebAuthNCancelCurrentOperation(const GUID *id) {
  EnterCriticalSection(&lock);
  BOOL known = busy && !memcmp(id, &active, sizeof active);
  if (known) SetEvent(cancelled);
  LeaveCriticalSection(&lock);
  return known ? S_OK : NTE_NOT_FOUND;
}

static void expect_make(const struct make_credential_options *options,
                        const struct make_credential_options *given) {
  DWORD secrets = api() >= 4;
  expect_common(options->dwTimeoutMilliseconds, options->pCancellationId,
                options->dwAuthenticatorAttachment, options->dwUserVerificationRequirement);
  expect(given->dwVersion == options->dwVersion, "version of options");
  expect(options->dwAttestationConveyancePreference == ATTESTATION_NONE, "attestation");
  expect(!options->CredentialList.cCredentials && !options->CredentialList.pCredentials, "list");
  expect(!options->bRequireResidentKey && !options->dwEnterpriseAttestation &&
             !options->dwLargeBlobSupport && !options->bBrowserInPrivateMode &&
             !options->pLinkedDevice && !options->cbJsonExt && !options->pbJsonExt &&
             !options->cCredentialHints && !options->ppwszCredentialHints &&
             !options->bThirdPartyPayment,
         "something that nobody wants");
  if (options->pExcludeCredentialList) expect_list(options->pExcludeCredentialList);
  expect(options->bPreferResidentKey == (BOOL)secrets, "resident key");
  expect(options->Extensions.cExtensions == secrets, "number of extensions");
  if (options->Extensions.cExtensions == 1) {
    const struct extension *each = options->Extensions.pExtensions;
    expect(readable(each, sizeof *each) && is(each->pwszExtensionIdentifier, L"hmac-secret") &&
               each->cbExtension == sizeof(BOOL) && readable(each->pvExtension, sizeof(BOOL)) &&
               *(BOOL *)each->pvExtension == TRUE,
           "hmac-secret");
  }
  expect(options->bEnablePrf == (options->dwVersion >= 6), "PRF");
  expect(options->dwFlags == (options->dwVersion >= 8 ? HMAC_SECRET_VALUES_FLAG : 0), "flags");
  if (options->dwVersion >= 8) expect_salt(options->pPRFGlobalEval);
}

static HRESULT make(struct kept *kept, const struct make_credential_options *options,
                    struct credential_attestation **out) {
  static const DWORD versions[] = {3, 3, 4, 4, 4, 5, 6, 7};
  static const SIZE_T sizes[] = {
      offsetof(struct credential_attestation, bEpAtt),
      offsetof(struct credential_attestation, bPrfEnabled),
      offsetof(struct credential_attestation, cbUnsignedExtensionOutputs),
      offsetof(struct credential_attestation, pHmacSecret),
      sizeof(struct credential_attestation)};
  DWORD version = versions[api() - 1];
  BYTE data[512];
  struct credential_attestation result = {0};

  kept->with_secret = options->Extensions.cExtensions == 1 && setting("prf", 1);
  if (!draw(kept->id, ID_LENGTH) || !draw(kept->secret, sizeof kept->secret) || !make_key(kept) ||
      !store(kept)) {
    journal("wrong: no cryptography");
    return E_FAIL;
  }
  PBYTE at = authenticator_data(data, kept, kept->with_secret ? 0xc0 : 0x40);
  memset(at, 0, 16);
  at[16] = 0;
  at[17] = ID_LENGTH;
  memcpy(at + 18, kept->id, ID_LENGTH);
  at = public_key(at + 18 + ID_LENGTH, kept);
  if (kept->with_secret) {
    memcpy(at, "\xa1\x6bhmac-secret\xf5", 14);
    at += 14;
    result.Extensions.cExtensions = 1;
    result.Extensions.pExtensions = calloc(1, sizeof(struct extension));
    result.Extensions.pExtensions->pwszExtensionIdentifier = text(L"hmac-secret");
    result.Extensions.pExtensions->cbExtension = sizeof(BOOL);
    result.Extensions.pExtensions->pvExtension = calloc(1, sizeof(BOOL));
    *(BOOL *)result.Extensions.pExtensions->pvExtension = TRUE;
  }
  result.dwVersion = version;
  result.pwszFormatType = text(L"none");
  result.cbAuthenticatorData = at - data;
  result.pbAuthenticatorData = copy(data, at - data);
  result.cbCredentialId = ID_LENGTH;
  result.pbCredentialId = copy(kept->id, ID_LENGTH);
  result.dwUsedTransport = TRANSPORT_INTERNAL;
  result.bResidentKey = TRUE;
  result.bPrfEnabled = kept->with_secret;
  if (version >= 7 && kept->with_secret) {
    result.pHmacSecret = secret_of(kept, options->pPRFGlobalEval, options->dwFlags);
  }
  *out = exact(sizes[version - 3]);
  memcpy(*out, &result, sizes[version - 3]);
  journal("made");
  return S_OK;
}

EXPORT HRESULT WINAPI WebAuthNAuthenticatorMakeCredential(
    HWND window, const struct rp_entity_information *rp, const struct user_entity_information *user,
    const struct cose_credential_parameters *parameters, const struct client_data *data,
    const struct make_credential_options *given, struct credential_attestation **out) {
  static const DWORD versions[] = {3, 3, 4, 5, 5, 6, 7, 8};
  static const SIZE_T sizes[] = {offsetof(struct make_credential_options, dwEnterpriseAttestation),
                                 offsetof(struct make_credential_options, bBrowserInPrivateMode),
                                 offsetof(struct make_credential_options, bEnablePrf),
                                 offsetof(struct make_credential_options, pLinkedDevice),
                                 offsetof(struct make_credential_options, pPRFGlobalEval),
                                 sizeof(struct make_credential_options)};
  DWORD version = versions[api() - 1], found = 0;
  struct make_credential_options options = {0};
  struct kept kept = {0}, other;

  journal("make %lu", (unsigned long)api());
  fine = TRUE;
  *out = NULL;
  expect_window(window);
  expect(readable(rp, sizeof *rp) && rp->dwVersion == 1 && is(rp->pwszId, L"localhost") &&
             some(rp->pwszName) && !rp->pwszIcon,
         "relying party");
  expect(readable(user, sizeof *user) && user->dwVersion == 1 && user->cbId >= 1 &&
             user->cbId <= 64 && readable(user->pbId, user->cbId) && some(user->pwszName) &&
             some(user->pwszDisplayName) && !user->pwszIcon,
         "user");
  expect(readable(parameters, sizeof *parameters) && parameters->cCredentialParameters >= 1 &&
             parameters->cCredentialParameters <= 8 &&
             readable(parameters->pCredentialParameters,
                      parameters->cCredentialParameters * sizeof(struct cose_credential_parameter)),
         "algorithms");
  expect_client_data(data, "webauthn.create");
  expect(readable(given, sizes[version - 3]), "options");
  if (!fine) return NTE_INVALID_PARAMETER;
  for (DWORD i = 0; i < parameters->cCredentialParameters; i++) {
    const struct cose_credential_parameter *each = &parameters->pCredentialParameters[i];
    expect(each->dwVersion == 1 && is(each->pwszCredentialType, L"public-key"), "algorithm");
    found |= each->lAlg == -7;
  }
  memcpy(&options, given, sizes[version - 3]);
  options.dwVersion = version;
  expect_make(&options, given);
  if (!fine) return NTE_INVALID_PARAMETER;
  if (!found) return NTE_NOT_SUPPORTED;
  if (!begin(options.pCancellationId)) return HRESULT_FROM_WIN32(ERROR_BUSY);

  HRESULT result = person();
  const struct credential_list *exclude = options.pExcludeCredentialList;
  for (DWORD i = 0; exclude && SUCCEEDED(result) && i < exclude->cCredentials; i++) {
    if (load(exclude->ppCredentials[i]->pbId, exclude->ppCredentials[i]->cbId, &other)) {
      result = NTE_EXISTS;
    }
  }
  if (SUCCEEDED(result)) {
    sha256((const BYTE *)"localhost", 9, kept.rp_hash);
    kept.user_length = user->cbId;
    memcpy(kept.user, user->pbId, user->cbId);
    result = make(&kept, &options, out);
  }
  end();
  return result;
}

EXPORT void WINAPI WebAuthNFreeCredentialAttestation(struct credential_attestation *given) {
  journal("free");
  if (given->dwVersion >= 7) free_secret(given->pHmacSecret);
  if (given->Extensions.cExtensions) {
    free((PVOID)given->Extensions.pExtensions->pwszExtensionIdentifier);
    free(given->Extensions.pExtensions->pvExtension);
    free(given->Extensions.pExtensions);
  }
  free((PVOID)given->pwszFormatType);
  free(given->pbAuthenticatorData);
  free(given->pbCredentialId);
  release(given);
}

static void expect_get(const struct get_assertion_options *options,
                       const struct get_assertion_options *given) {
  DWORD secrets = api() >= 4;
  expect_common(options->dwTimeoutMilliseconds, options->pCancellationId,
                options->dwAuthenticatorAttachment, options->dwUserVerificationRequirement);
  expect(given->dwVersion == options->dwVersion, "version of options");
  expect(!options->CredentialList.cCredentials && !options->CredentialList.pCredentials &&
             !options->Extensions.cExtensions && !options->Extensions.pExtensions &&
             !options->pwszU2fAppId && !options->pbU2fAppId && !options->dwCredLargeBlobOperation &&
             !options->cbCredLargeBlob && !options->pbCredLargeBlob &&
             !options->bBrowserInPrivateMode && !options->pLinkedDevice && !options->bAutoFill &&
             !options->cbJsonExt && !options->pbJsonExt && !options->cCredentialHints &&
             !options->ppwszCredentialHints,
         "something that nobody wants");
  expect_list(options->pAllowCredentialList);
  expect(options->dwFlags == (secrets ? HMAC_SECRET_VALUES_FLAG : 0), "flags");
  if (secrets) {
    const struct hmac_secret_salt_values *salts = options->pHmacSecretSaltValues;
    expect(readable(salts, sizeof *salts) && !salts->cCredWithHmacSecretSaltList &&
               !salts->pCredWithHmacSecretSaltList,
           "salts");
    if (fine) expect_salt(salts->pGlobalHmacSalt);
  }
}

static HRESULT get(struct kept *kept, const struct client_data *data,
                   const struct get_assertion_options *options, struct assertion **out) {
  static const DWORD versions[] = {1, 1, 2, 3, 3, 4, 5, 5};
  static const SIZE_T sizes[] = {
      offsetof(struct assertion, Extensions), offsetof(struct assertion, pHmacSecret),
      offsetof(struct assertion, dwUsedTransport),
      offsetof(struct assertion, cbUnsignedExtensionOutputs), sizeof(struct assertion)};
  DWORD version = versions[api() - 1];
  BYTE bytes[512], der[80], hash[32];
  struct assertion result = {0};
  BOOL with_secret = kept->with_secret && version >= 3;

  kept->counter++;
  if (!store(kept)) return E_FAIL;
  PBYTE at = authenticator_data(bytes, kept, with_secret ? 0x80 : 0);
  if (with_secret) {
    /* What an authenticator sends is for the platform's eyes only. */
    memcpy(at, "\xa1\x6bhmac-secret\x58\x30", 15);
    draw(at + 15, 48);
    at += 15 + 48;
  }
  DWORD length = at - bytes;
  sha256(data->pbClientDataJSON, data->cbClientDataJSON, at);
  sha256(bytes, length + 32, hash);
  result.dwVersion = version;
  result.cbAuthenticatorData = length;
  result.pbAuthenticatorData = copy(bytes, length);
  result.cbSignature = sign(kept, hash, der);
  if (!result.cbSignature) {
    journal("wrong: no signature");
    return E_FAIL;
  }
  result.pbSignature = copy(der, result.cbSignature);
  result.Credential.dwVersion = 1;
  result.Credential.cbId = ID_LENGTH;
  result.Credential.pbId = copy(kept->id, ID_LENGTH);
  result.Credential.pwszCredentialType = text(L"public-key");
  result.cbUserId = kept->user_length;
  result.pbUserId = copy(kept->user, kept->user_length);
  result.dwUsedTransport = TRANSPORT_INTERNAL;
  if (with_secret) {
    result.pHmacSecret =
        secret_of(kept, options->pHmacSecretSaltValues->pGlobalHmacSalt, options->dwFlags);
  }
  *out = exact(sizes[version - 1]);
  memcpy(*out, &result, sizes[version - 1]);
  journal("made");
  return S_OK;
}

EXPORT HRESULT WINAPI WebAuthNAuthenticatorGetAssertion(HWND window, LPCWSTR rp,
                                                        const struct client_data *data,
                                                        const struct get_assertion_options *given,
                                                        struct assertion **out) {
  static const DWORD versions[] = {4, 4, 5, 6, 6, 6, 7, 8};
  static const SIZE_T sizes[] = {
      offsetof(struct get_assertion_options, dwCredLargeBlobOperation),
      offsetof(struct get_assertion_options, pHmacSecretSaltValues),
      offsetof(struct get_assertion_options, pLinkedDevice),
      offsetof(struct get_assertion_options, cCredentialHints),
      sizeof(struct get_assertion_options)};
  DWORD version = versions[api() - 1];
  struct get_assertion_options options = {0};
  struct kept kept;

  journal("get %lu", (unsigned long)api());
  fine = TRUE;
  *out = NULL;
  expect_window(window);
  expect(is(rp, L"localhost"), "relying party");
  expect_client_data(data, "webauthn.get");
  expect(readable(given, sizes[version - 4]), "options");
  if (!fine) return NTE_INVALID_PARAMETER;
  memcpy(&options, given, sizes[version - 4]);
  options.dwVersion = version;
  expect_get(&options, given);
  if (!fine) return NTE_INVALID_PARAMETER;
  if (!begin(options.pCancellationId)) return HRESULT_FROM_WIN32(ERROR_BUSY);

  HRESULT result = person();
  const struct credential_list *allow = options.pAllowCredentialList;
  BOOL found = FALSE;
  for (DWORD i = 0; !found && i < allow->cCredentials; i++) {
    found = load(allow->ppCredentials[i]->pbId, allow->ppCredentials[i]->cbId, &kept);
  }
  if (SUCCEEDED(result)) {
    result = found ? get(&kept, data, &options, out) : NTE_NOT_FOUND;
  }
  end();
  return result;
}

EXPORT void WINAPI WebAuthNFreeAssertion(struct assertion *given) {
  journal("free");
  if (given->dwVersion >= 3) free_secret(given->pHmacSecret);
  free(given->pbAuthenticatorData);
  free(given->pbSignature);
  free(given->Credential.pbId);
  free((PVOID)given->Credential.pwszCredentialType);
  free(given->pbUserId);
  release(given);
}

BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved) {
  (void)reserved;
  if (reason == DLL_PROCESS_ATTACH) {
    GetModuleFileNameW(library, place, MAX_PATH);
    wcscpy(wcsrchr(place, L'\\') + 1, L"webauthn-standin");
    CreateDirectoryW(place, NULL);
    InitializeCriticalSection(&lock);
    cancelled = CreateEventW(NULL, TRUE, FALSE, NULL);
  }
  return TRUE;
}
