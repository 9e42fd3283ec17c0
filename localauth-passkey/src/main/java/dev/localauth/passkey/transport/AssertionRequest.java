// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import java.time.Duration;
import java.util.List;

/**
 * What is to be signed, by whom (WebAuthn Level 3 §5.5). User verification is always required.
 *
 * @param challenge 32 random bytes
 * @param rpId the relying party's id
 * @param allow the credentials of which one is to sign; at least one
 * @param prfInput as in {@link RegistrationRequest}
 * @param timeout how long the person may take
 */
public record AssertionRequest(
    byte[] challenge, String rpId, List<Descriptor> allow, byte[] prfInput, Duration timeout) {
  /** Copies what could be changed. */
  public AssertionRequest {
    challenge = challenge.clone();
    allow = List.copyOf(allow);
    prfInput = prfInput.clone();
  }
}
