// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import dev.localauth.api.Secret;
import java.util.Optional;

/**
 * What came back from a signature, not verified yet. Closing it closes the PRF value.
 *
 * @param origin the only origin that the client data may name, as the transport itself knows it
 * @param credentialId which credential is said to have signed
 * @param clientDataJson the client data
 * @param authenticatorData the authenticator data, not wrapped in CBOR
 * @param signature the signature
 * @param userHandle the user handle, if the authenticator told one
 * @param prf 32 bytes made from the PRF input, if the authenticator can
 */
public record AssertionResponse(
    String origin,
    byte[] credentialId,
    byte[] clientDataJson,
    byte[] authenticatorData,
    byte[] signature,
    Optional<byte[]> userHandle,
    Optional<Secret> prf)
    implements AutoCloseable {
  /** Copies what could be changed; the secret changes hands. */
  public AssertionResponse {
    credentialId = credentialId.clone();
    clientDataJson = clientDataJson.clone();
    authenticatorData = authenticatorData.clone();
    signature = signature.clone();
    userHandle = userHandle.map(byte[]::clone);
  }

  @Override
  public void close() {
    prf.ifPresent(Secret::close);
  }
}
