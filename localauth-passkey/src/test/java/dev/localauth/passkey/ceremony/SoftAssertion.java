// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.testsupport.softauthenticator.Algorithm;
import dev.localauth.testsupport.softauthenticator.AuthenticatorData;
import dev.localauth.testsupport.softauthenticator.Cbor;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One assertion of the second of two credentials, right until a test makes it wrong. */
final class SoftAssertion {
  static final byte[] ALICE = new byte[32];

  final SoftCredential other = SoftCredential.random(Algorithm.ES256, ALICE);
  SoftCredential signer = SoftCredential.random(Algorithm.ES256, ALICE);
  Credential kept = kept(signer, false, 7);
  AssertionCeremony ceremony = ceremony();
  ClientDataText clientData = clientData();
  byte[] credentialId = signer.id();
  Optional<byte[]> userHandle = Optional.of(signer.userHandle());
  String rpId = "localhost";
  long signCount = 8;
  UnaryOperator<AuthenticatorData> data = UnaryOperator.identity();
  UnaryOperator<byte[]> dataBytes = UnaryOperator.identity();
  UnaryOperator<byte[]> signature = UnaryOperator.identity();

  static Credential kept(SoftCredential credential, boolean backupEligible, long signCount) {
    return new Credential(
        credential.id(),
        Cbor.encode(credential.algorithm().coseKey(credential.keys().getPublic())),
        credential.userHandle(),
        List.of(),
        backupEligible,
        new UUID(0, 0),
        signCount);
  }

  /** Begins anew with what is kept of the signer. */
  void keeping(Credential credential) {
    kept = credential;
    ceremony = ceremony();
    clientData = clientData();
  }

  /** Begins anew with a signer of this algorithm. */
  void signing(Algorithm algorithm) {
    signer = SoftCredential.random(algorithm, ALICE);
    credentialId = signer.id();
    keeping(kept(signer, false, 7));
  }

  private AssertionCeremony ceremony() {
    return AssertionCeremony.of(
        List.of(kept(other, false, 0), kept), new byte[32], Duration.ofMinutes(1));
  }

  private ClientDataText clientData() {
    return new ClientDataText(
        "webauthn.get", ceremony.request().challenge(), SoftRegistration.ORIGIN);
  }

  AssertionResponse response() {
    byte[] json = clientData.encode();
    byte[] bytes = dataBytes.apply(data.apply(AuthenticatorData.of(rpId, signCount)).encode());
    byte[] signed = signature.apply(signer.sign(bytes, SoftCredential.sha256(json)));
    return new AssertionResponse(
        SoftRegistration.ORIGIN, credentialId, json, bytes, signed, userHandle, Optional.empty());
  }

  Assertion verify() throws CeremonyException {
    try (AssertionResponse response = response()) {
      return ceremony.verify(response);
    }
  }

  void assertRefused(Step step) {
    CeremonyException refused = assertThrows(CeremonyException.class, this::verify);
    assertEquals(step, refused.step(), () -> "refused by another step: " + refused.getCause());
  }
}
