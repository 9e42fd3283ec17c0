// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.ClientData;
import java.util.Optional;

/**
 * One call of WebAuthNAuthenticatorGetAssertion.
 *
 * @param version what the library can
 */
record Signature(WebAuthn webauthn, ApiVersion version, AssertionRequest request) {
  private static final String CALL = "WebAuthNAuthenticatorGetAssertion";

  AssertionResponse in(Pointer window, Pointer cancellationId) throws AuthenticatorException {
    byte[] clientData = ClientData.ofAssertion(request.challenge()).json();
    PointerByReference made = new PointerByReference();
    try (Arena arena = new Arena()) {
      int result =
          webauthn.WebAuthNAuthenticatorGetAssertion(
              window,
              arena.wide(request.rpId()),
              Inputs.clientData(arena, clientData),
              options(arena, cancellationId),
              made);
      Answer.check(webauthn, CALL, result);
    }
    Pointer place =
        Optional.ofNullable(made.getValue()).orElseThrow(() -> WindowsError.malformed(CALL));
    try {
      return response(clientData, new Assertion(place));
    } finally {
      webauthn.WebAuthNFreeAssertion(place);
    }
  }

  private GetAssertionOptions options(Arena arena, Pointer cancellationId) {
    GetAssertionOptions options = new GetAssertionOptions();
    options.dwVersion = version.getAssertionOptions();
    options.dwTimeoutMilliseconds = Inputs.milliseconds(request.timeout());
    options.dwAuthenticatorAttachment = WebAuthn.WEBAUTHN_AUTHENTICATOR_ATTACHMENT_ANY;
    options.dwUserVerificationRequirement =
        WebAuthn.WEBAUTHN_USER_VERIFICATION_REQUIREMENT_REQUIRED;
    options.pCancellationId = cancellationId;
    options.pAllowCredentialList = Inputs.credentials(arena, request.allow(), version);
    if (version.makesSecrets()) {
      HmacSecretSaltValues salts = new HmacSecretSaltValues();
      salts.pGlobalHmacSalt = HmacSecret.salt(arena, request.prfInput());
      options.pHmacSecretSaltValues = arena.structure(salts);
      options.dwFlags = WebAuthn.WEBAUTHN_AUTHENTICATOR_HMAC_SECRET_VALUES_FLAG;
    }
    return options;
  }

  private static AssertionResponse response(byte[] clientData, Assertion assertion)
      throws AuthenticatorException {
    try {
      byte[] credentialId = Answer.bytes(CALL, assertion.pbCredentialId, assertion.cbCredentialId);
      byte[] authenticatorData =
          Answer.bytes(CALL, assertion.pbAuthenticatorData, assertion.cbAuthenticatorData);
      byte[] signature = Answer.bytes(CALL, assertion.pbSignature, assertion.cbSignature);
      Optional<byte[]> user =
          assertion.cbUserId == 0
              ? Optional.empty()
              : Optional.of(Answer.bytes(CALL, assertion.pbUserId, assertion.cbUserId));
      return new AssertionResponse(
          ClientData.ORIGIN,
          credentialId,
          clientData,
          authenticatorData,
          signature,
          user,
          HmacSecret.copied(CALL, assertion.pHmacSecret));
    } finally {
      HmacSecret.wipe(assertion.pHmacSecret);
    }
  }
}
