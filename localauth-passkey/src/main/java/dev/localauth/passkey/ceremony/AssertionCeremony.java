// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.server.ServerProperty;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;

/** Lets one of several credentials sign (WebAuthn Level 3 §7.2). Used once. */
public final class AssertionCeremony {
  private static final int AT = 0x40;
  private static final int FLAGS = 32;
  private static final int LONGEST = 64 * 1024;

  private final AssertionRequest request;
  private final List<Credential> credentials;
  private final boolean verifiesUser;

  AssertionCeremony(AssertionRequest request, List<Credential> credentials, boolean verifiesUser) {
    this.request = request;
    this.credentials = List.copyOf(credentials);
    this.verifiesUser = verifiesUser;
  }

  /**
   * Begins a ceremony.
   *
   * @param credentials those of which one is to sign; at least one
   * @param prfInput the input of the registration
   * @param timeout how long the person may take
   */
  public static AssertionCeremony of(
      List<Credential> credentials, byte[] prfInput, Duration timeout) {
    return new AssertionCeremony(
        new AssertionRequest(
            Fresh.bytes(),
            RelyingParty.ID,
            credentials.stream().map(Credential::descriptor).toList(),
            prfInput,
            timeout),
        credentials,
        true);
  }

  /** Returns what to ask of the authenticator. */
  public AssertionRequest request() {
    return request;
  }

  /**
   * Verifies that {@code response} answers the request.
   *
   * @return which credential signed
   * @throws CeremonyException if a step failed; {@link Step#COUNTER} only if no other did
   */
  public Assertion verify(AssertionResponse response) throws CeremonyException {
    int signer = signer(response.credentialId());
    Credential credential = credentials.get(signer);
    requireOwner(credential, response);
    ClientData.parse(response.clientDataJson())
        .require("webauthn.get", request.challenge(), response.origin());
    requireForm(response.authenticatorData());
    ObjectConverter converter = new ObjectConverter();
    COSEKey key = new PublicKeys(converter).decode(credential.publicKey());
    AuthenticationData data =
        Refusal.ofMalformed(
            Step.AUTHENTICATOR_DATA, () -> read(response, converter, record(credential, key)));
    return new Assertion(signer, data.getAuthenticatorData().getSignCount());
  }

  private int signer(byte[] id) throws CeremonyException {
    for (int i = 0; i < credentials.size(); i++) {
      if (credentials.get(i).isNamed(id)) {
        return i;
      }
    }
    throw new CeremonyException(Step.ALLOWED);
  }

  private static void requireOwner(Credential credential, AssertionResponse response)
      throws CeremonyException {
    if (response
        .userHandle()
        .filter(handle -> !MessageDigest.isEqual(handle, credential.userHandle()))
        .isPresent()) {
      throw new CeremonyException(Step.USER_HANDLE);
    }
  }

  /** Checks that no credential is announced, which the library takes for what Apple once did. */
  private static void requireForm(byte[] authenticatorData) throws CeremonyException {
    if (authenticatorData.length <= FLAGS
        || authenticatorData.length > LONGEST
        || (authenticatorData[FLAGS] & AT) != 0) {
      throw new CeremonyException(Step.AUTHENTICATOR_DATA);
    }
  }

  private static CredentialRecord record(Credential credential, COSEKey key) {
    return new CredentialRecordImpl(
        null,
        true,
        credential.backupEligible(),
        null,
        credential.signCount(),
        new AttestedCredentialData(new AAGUID(credential.aaguid()), credential.id(), key),
        null,
        null,
        null,
        null);
  }

  private AuthenticationData read(
      AssertionResponse response, ObjectConverter converter, CredentialRecord record) {
    ServerProperty server =
        RelyingParty.expecting(request.rpId(), request.challenge(), response.origin());
    WebAuthnAuthenticationManager manager = new WebAuthnAuthenticationManager(List.of(), converter);
    AuthenticationData data =
        manager.parse(
            new AuthenticationRequest(
                response.credentialId(),
                response.authenticatorData(),
                response.clientDataJson(),
                response.signature()));
    return manager.verify(
        withoutOutputs(data),
        new AuthenticationParameters(
            server, record, List.of(response.credentialId()), verifiesUser, true));
  }

  /**
   * Leaves out what extensions put out, of which nothing is read here; what was signed stays the
   * bytes as they came. The library takes only 32 or 64 bytes for hmac-secret, and PIN protocol two
   * puts 16 more in front of them (CTAP 2.1 §6.5.7 and §12.5).
   */
  private static AuthenticationData withoutOutputs(AuthenticationData data) {
    AuthenticatorData<AuthenticationExtensionAuthenticatorOutput> read =
        data.getAuthenticatorData();
    return new AuthenticationData(
        data.getCredentialId(),
        data.getUserHandle(),
        new AuthenticatorData<>(read.getRpIdHash(), read.getFlags(), read.getSignCount()),
        data.getAuthenticatorDataBytes(),
        data.getCollectedClientData(),
        data.getCollectedClientDataBytes(),
        data.getClientExtensions(),
        data.getSignature());
  }
}
