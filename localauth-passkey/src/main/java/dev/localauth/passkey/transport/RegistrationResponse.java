// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import dev.localauth.api.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What came back from a registration, not verified yet. Closing it closes the PRF value.
 *
 * @param origin the only origin that the client data may name, as the transport itself knows it
 * @param clientDataJson the client data
 * @param attestationObject the attestation object, as CBOR
 * @param transports how the authenticator says it can be reached; may be empty
 * @param prfEnabled whether the authenticator says that it makes PRF values for this credential
 * @param prf 32 bytes made from the PRF input, if the authenticator made them already
 */
public record RegistrationResponse(
    String origin,
    byte[] clientDataJson,
    byte[] attestationObject,
    List<String> transports,
    boolean prfEnabled,
    Optional<Secret> prf)
    implements AutoCloseable {
  /** Copies what could be changed; the secret changes hands. */
  public RegistrationResponse {
    clientDataJson = clientDataJson.clone();
    attestationObject = attestationObject.clone();
    transports = List.copyOf(transports);
  }

  @Override
  public void close() {
    prf.ifPresent(Secret::close);
  }
}
