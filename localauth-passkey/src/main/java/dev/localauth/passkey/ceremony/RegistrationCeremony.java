// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.NullSelfAttestationTrustworthinessVerifier;
import dev.localauth.api.Person;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Registers one credential (WebAuthn Level 3 §7.1). Used once. */
public final class RegistrationCeremony {
  private static final int LONGEST_ID = 1023;
  private static final int MOST_TRANSPORTS = 16;
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final RegistrationRequest request;
  private final boolean verifiesUser;

  RegistrationCeremony(RegistrationRequest request, boolean verifiesUser) {
    this.request = request;
    this.verifiesUser = verifiesUser;
  }

  /**
   * Begins a ceremony.
   *
   * @param person whose credential it is to be
   * @param others what is registered already
   * @param prfInput 32 bytes of which the authenticator is to make a secret value
   * @param timeout how long the person may take
   */
  public static RegistrationCeremony of(
      Person person, List<Credential> others, byte[] prfInput, Duration timeout) {
    return new RegistrationCeremony(
        new RegistrationRequest(
            Fresh.bytes(),
            RelyingParty.ID,
            RelyingParty.NAME,
            // A handle of its own: an authenticator replaces a credential of the same handle.
            Fresh.bytes(),
            person.user() + "@" + person.host(),
            PublicKeys.OFFERED,
            others.stream().map(Credential::descriptor).toList(),
            prfInput,
            timeout),
        true);
  }

  /** Returns what to ask of the authenticator. */
  public RegistrationRequest request() {
    return request;
  }

  /**
   * Verifies that {@code response} answers the request.
   *
   * @return what to remember of the credential
   * @throws CeremonyException if a step failed: there is no credential
   */
  public Credential verify(RegistrationResponse response) throws CeremonyException {
    ClientData.parse(response.clientDataJson())
        .require("webauthn.create", request.challenge(), response.origin());
    byte[] attestation = AttestationForm.require(response.attestationObject());
    ObjectConverter converter = new ObjectConverter();
    RegistrationData data =
        Refusal.ofMalformed(Step.AUTHENTICATOR_DATA, () -> read(response, attestation, converter));
    AttestedCredentialData attested =
        data.getAttestationObject().getAuthenticatorData().getAttestedCredentialData();
    PublicKeys keys = new PublicKeys(converter);
    keys.requireSound(attested.getCOSEKey());
    requireNew(attested.getCredentialId());
    AuthenticatorData<?> authenticator = data.getAttestationObject().getAuthenticatorData();
    return new Credential(
        attested.getCredentialId(),
        keys.encode(attested.getCOSEKey()),
        request.userHandle(),
        readable(response.transports()),
        authenticator.isFlagBE(),
        attested.getAaguid().getValue(),
        authenticator.getSignCount());
  }

  private RegistrationData read(
      RegistrationResponse response, byte[] attestation, ObjectConverter converter) {
    WebAuthnRegistrationManager manager =
        new WebAuthnRegistrationManager(
            List.of(new NoneAttestationStatementVerifier(), new SelfAttestation()),
            new NullCertPathTrustworthinessVerifier(),
            new NullSelfAttestationTrustworthinessVerifier(),
            List.of(),
            converter);
    manager.getRegistrationDataVerifier().setMaxCredentialIdLength(LONGEST_ID);
    ServerProperty server =
        RelyingParty.expecting(request.rpId(), request.challenge(), response.origin());
    return manager.verify(
        new com.webauthn4j.data.RegistrationRequest(attestation, response.clientDataJson()),
        new RegistrationParameters(
            server, PublicKeys.parameters(request.algorithms()), verifiesUser, true));
  }

  /**
   * Unknown words are kept (§4), but only words: they come from outside, and nothing signs them.
   */
  private static List<String> readable(List<String> transports) {
    return transports.stream()
        .filter(each -> WORD.matcher(each).matches())
        .distinct()
        .limit(MOST_TRANSPORTS)
        .toList();
  }

  private void requireNew(byte[] id) throws CeremonyException {
    if (id.length == 0) {
      throw new CeremonyException(Step.CREDENTIAL_ID);
    }
    for (Descriptor known : request.exclude()) {
      if (MessageDigest.isEqual(known.id(), id)) {
        throw new CeremonyException(Step.REGISTERED);
      }
    }
  }
}
