// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.Person;
import dev.localauth.passkey.transport.RegistrationResponse;
import dev.localauth.testsupport.softauthenticator.Algorithm;
import dev.localauth.testsupport.softauthenticator.AttestationObject;
import dev.localauth.testsupport.softauthenticator.AuthenticatorData;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One registration, right until a test makes it wrong. */
final class SoftRegistration {
  static final String ORIGIN = "http://localhost:4711";
  static final Person ALICE = new Person("alice", "laptop");
  static final byte[] AAGUID = new byte[16];

  RegistrationCeremony ceremony = ceremony(List.of());
  SoftCredential credential =
      SoftCredential.random(Algorithm.ES256, ceremony.request().userHandle());
  ClientDataText clientData =
      new ClientDataText("webauthn.create", ceremony.request().challenge(), ORIGIN);
  List<String> transports = List.of("usb");
  String rpId = "localhost";
  UnaryOperator<AuthenticatorData> data = UnaryOperator.identity();
  UnaryOperator<byte[]> dataBytes = UnaryOperator.identity();
  Attesting attesting = (bytes, hash) -> AttestationObject.none(bytes).encode();
  UnaryOperator<byte[]> objectBytes = UnaryOperator.identity();

  /** Makes an attestation object. */
  interface Attesting {
    byte[] object(byte[] authenticatorData, byte[] clientDataHash);
  }

  static RegistrationCeremony ceremony(List<Credential> others) {
    return RegistrationCeremony.of(ALICE, others, new byte[32], Duration.ofMinutes(1));
  }

  /** Begins anew where {@code others} are registered already. */
  void beside(Credential... others) {
    ceremony = ceremony(List.of(others));
    clientData = new ClientDataText("webauthn.create", ceremony.request().challenge(), ORIGIN);
  }

  SoftRegistration with(Algorithm algorithm) {
    credential = SoftCredential.random(algorithm, ceremony.request().userHandle());
    return this;
  }

  RegistrationResponse response() {
    byte[] json = clientData.encode();
    AuthenticatorData right = AuthenticatorData.of(rpId, 1).attesting(credential.attested(AAGUID));
    byte[] bytes = dataBytes.apply(data.apply(right).encode());
    byte[] object = attesting.object(bytes, SoftCredential.sha256(json));
    return new RegistrationResponse(
        ORIGIN, json, objectBytes.apply(object), transports, false, Optional.empty());
  }

  Credential verify() throws CeremonyException {
    try (RegistrationResponse response = response()) {
      return ceremony.verify(response);
    }
  }

  void assertRefused(Step step) {
    CeremonyException refused = assertThrows(CeremonyException.class, this::verify);
    assertEquals(step, refused.step(), () -> "refused by another step: " + refused.getCause());
  }
}
