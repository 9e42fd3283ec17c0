// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The part of webauthn.h that is used here; a result below 0 is an error. */
interface WebAuthn extends Library {
  int WEBAUTHN_USER_VERIFICATION_REQUIREMENT_REQUIRED = 1;
  int WEBAUTHN_ATTESTATION_CONVEYANCE_PREFERENCE_NONE = 1;
  int WEBAUTHN_AUTHENTICATOR_ATTACHMENT_ANY = 0;

  /** Says that salts are those of hmac-secret, so that Windows does not hash them. */
  int WEBAUTHN_AUTHENTICATOR_HMAC_SECRET_VALUES_FLAG = 0x0010_0000;

  int WEBAUTHN_CTAP_ONE_HMAC_SECRET_LENGTH = 32;

  String WEBAUTHN_CREDENTIAL_TYPE_PUBLIC_KEY = "public-key";
  String WEBAUTHN_HASH_ALGORITHM_SHA_256 = "SHA-256";
  String WEBAUTHN_EXTENSIONS_IDENTIFIER_HMAC_SECRET = "hmac-secret";

  /**
   * https://learn.microsoft.com/windows/win32/api/webauthn/nf-webauthn-webauthngetapiversionnumber
   */
  int WebAuthNGetApiVersionNumber();

  /**
   * https://learn.microsoft.com/windows/win32/api/webauthn/nf-webauthn-webauthnisuserverifyingplatformauthenticatoravailable
   */
  int WebAuthNIsUserVerifyingPlatformAuthenticatorAvailable(IntByReference available);

  /**
   * https://learn.microsoft.com/windows/win32/api/webauthn/nf-webauthn-webauthnauthenticatormakecredential
   */
  int WebAuthNAuthenticatorMakeCredential(
      Pointer window,
      RpEntityInformation rp,
      UserEntityInformation user,
      CoseCredentialParameters parameters,
      HashedClientData clientData,
      MakeCredentialOptions options,
      PointerByReference attestation);

  /**
   * https://learn.microsoft.com/windows/win32/api/webauthn/nf-webauthn-webauthnfreecredentialattestation
   */
  void WebAuthNFreeCredentialAttestation(Pointer attestation);

  /**
   * https://learn.microsoft.com/windows/win32/api/webauthn/nf-webauthn-webauthnauthenticatorgetassertion
   */
  int WebAuthNAuthenticatorGetAssertion(
      Pointer window,
      Pointer rpId,
      HashedClientData clientData,
      GetAssertionOptions options,
      PointerByReference assertion);

  /** https://learn.microsoft.com/windows/win32/api/webauthn/nf-webauthn-webauthnfreeassertion */
  void WebAuthNFreeAssertion(Pointer assertion);

  /**
   * https://learn.microsoft.com/windows/win32/api/webauthn/nf-webauthn-webauthngetcancellationid
   */
  int WebAuthNGetCancellationId(Pointer id);

  /**
   * https://learn.microsoft.com/windows/win32/api/webauthn/nf-webauthn-webauthncancelcurrentoperation
   */
  int WebAuthNCancelCurrentOperation(Pointer id);

  /** https://learn.microsoft.com/windows/win32/api/webauthn/nf-webauthn-webauthngeterrorname */
  @Nullable Pointer WebAuthNGetErrorName(int result);
}
