// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.passkey.transport.ClientData;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import java.util.List;
import java.util.Optional;

/**
 * One call of WebAuthNAuthenticatorMakeCredential.
 *
 * @param version what the library can
 */
record Registration(WebAuthn webauthn, ApiVersion version, RegistrationRequest request) {
  private static final String CALL = "WebAuthNAuthenticatorMakeCredential";
  private static final int TRUE = 1;

  RegistrationResponse in(Pointer window, Pointer cancellationId) throws AuthenticatorException {
    byte[] clientData = ClientData.ofRegistration(request.challenge()).json();
    PointerByReference made = new PointerByReference();
    try (Arena arena = new Arena()) {
      int result =
          webauthn.WebAuthNAuthenticatorMakeCredential(
              window,
              relyingParty(arena),
              user(arena),
              algorithms(arena),
              Inputs.clientData(arena, clientData),
              options(arena, cancellationId),
              made);
      Answer.check(webauthn, CALL, result);
    }
    Pointer place =
        Optional.ofNullable(made.getValue()).orElseThrow(() -> WindowsError.malformed(CALL));
    try {
      return response(clientData, new CredentialAttestation(place));
    } finally {
      webauthn.WebAuthNFreeCredentialAttestation(place);
    }
  }

  private RpEntityInformation relyingParty(Arena arena) {
    RpEntityInformation rp = new RpEntityInformation();
    rp.pwszId = arena.wide(request.rpId());
    rp.pwszName = arena.wide(request.rpName());
    return rp;
  }

  private UserEntityInformation user(Arena arena) {
    byte[] handle = request.userHandle();
    UserEntityInformation user = new UserEntityInformation();
    user.cbId = handle.length;
    user.pbId = arena.bytes(handle);
    user.pwszName = arena.wide(request.userName());
    user.pwszDisplayName = user.pwszName;
    return user;
  }

  private CoseCredentialParameters algorithms(Arena arena) {
    List<Integer> algorithms = request.algorithms();
    CoseCredentialParameter first = new CoseCredentialParameter();
    CoseCredentialParameter[] all =
        (CoseCredentialParameter[]) first.toArray(new CoseCredentialParameter[algorithms.size()]);
    Pointer type = arena.wide(WebAuthn.WEBAUTHN_CREDENTIAL_TYPE_PUBLIC_KEY);
    for (int i = 0; i < all.length; i++) {
      all[i].dwVersion = 1;
      all[i].pwszCredentialType = type;
      all[i].lAlg = algorithms.get(i);
      arena.structure(all[i]);
    }
    CoseCredentialParameters parameters = new CoseCredentialParameters();
    parameters.cCredentialParameters = all.length;
    parameters.pCredentialParameters = first.getPointer();
    return parameters;
  }

  private MakeCredentialOptions options(Arena arena, Pointer cancellationId) {
    MakeCredentialOptions options = new MakeCredentialOptions();
    options.dwVersion = version.makeCredentialOptions();
    options.dwTimeoutMilliseconds = Inputs.milliseconds(request.timeout());
    options.dwAuthenticatorAttachment = WebAuthn.WEBAUTHN_AUTHENTICATOR_ATTACHMENT_ANY;
    options.dwUserVerificationRequirement =
        WebAuthn.WEBAUTHN_USER_VERIFICATION_REQUIREMENT_REQUIRED;
    options.dwAttestationConveyancePreference =
        WebAuthn.WEBAUTHN_ATTESTATION_CONVEYANCE_PREFERENCE_NONE;
    options.pCancellationId = cancellationId;
    options.pExcludeCredentialList = Inputs.credentials(arena, request.exclude(), version);
    if (version.makesSecrets()) {
      askForSecrets(arena, options);
    }
    return options;
  }

  private void askForSecrets(Arena arena, MakeCredentialOptions options) {
    Extension hmacSecret = new Extension();
    hmacSecret.pwszExtensionIdentifier =
        arena.wide(WebAuthn.WEBAUTHN_EXTENSIONS_IDENTIFIER_HMAC_SECRET);
    hmacSecret.cbExtension = Integer.BYTES;
    hmacSecret.pvExtension = arena.bytes(new byte[] {TRUE, 0, 0, 0});
    options.cExtensions = 1;
    options.pExtensions = arena.structure(hmacSecret);
    // Without it Windows asks security keys for no hmac-secret (libfido2, src/winhello.c).
    options.bPreferResidentKey = TRUE;
    if (options.dwVersion >= 6) {
      options.bEnablePrf = TRUE;
    }
    if (options.dwVersion >= 8) {
      options.pPRFGlobalEval = HmacSecret.salt(arena, request.prfInput());
      options.dwFlags = WebAuthn.WEBAUTHN_AUTHENTICATOR_HMAC_SECRET_VALUES_FLAG;
    }
  }

  private static RegistrationResponse response(byte[] clientData, CredentialAttestation attestation)
      throws AuthenticatorException {
    try {
      byte[] authenticatorData =
          Answer.bytes(CALL, attestation.pbAuthenticatorData, attestation.cbAuthenticatorData);
      return new RegistrationResponse(
          ClientData.ORIGIN,
          clientData,
          AttestationObject.none(authenticatorData),
          CtapTransport.names(attestation.dwUsedTransport),
          attestation.bPrfEnabled != 0 || attestation.madeWithHmacSecret(),
          HmacSecret.copied(CALL, attestation.pHmacSecret));
    } finally {
      HmacSecret.wipe(attestation.pHmacSecret);
    }
  }
}
