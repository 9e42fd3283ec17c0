// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What goes to and fro in one test vector of WebAuthn Level 3 §16. */
record PublishedExchange(
    byte[] createChallenge,
    byte[] createClientData,
    byte[] attestationObject,
    byte[] credentialId,
    byte[] getChallenge,
    byte[] getClientData,
    byte[] getData,
    byte[] signature) {
  static final String RP_ID = "example.org";
  private static final String ORIGIN = "https://example.org";

  Credential register(boolean verifiesUser) throws CeremonyException {
    RegistrationRequest request =
        new RegistrationRequest(
            createChallenge,
            RP_ID,
            "",
            new byte[32],
            "",
            PublicKeys.OFFERED,
            List.of(),
            new byte[32],
            Duration.ofMinutes(1));
    try (RegistrationResponse response =
        new RegistrationResponse(
            ORIGIN, createClientData, attestationObject, List.of(), false, Optional.empty())) {
      return new RegistrationCeremony(request, verifiesUser).verify(response);
    }
  }

  Assertion sign(Credential credential, boolean verifiesUser) throws CeremonyException {
    AssertionRequest request =
        new AssertionRequest(
            getChallenge,
            RP_ID,
            List.of(new Descriptor(credentialId, List.of())),
            new byte[32],
            Duration.ofMinutes(1));
    try (AssertionResponse response =
        new AssertionResponse(
            ORIGIN,
            credentialId,
            getClientData,
            getData,
            signature,
            Optional.empty(),
            Optional.empty())) {
      return new AssertionCeremony(request, List.of(credential), verifiesUser).verify(response);
    }
  }
}
