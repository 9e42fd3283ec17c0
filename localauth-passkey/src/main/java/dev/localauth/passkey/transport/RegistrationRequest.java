// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import java.time.Duration;
import java.util.List;

/**
 * What a new credential is to be (WebAuthn Level 3 §5.4). User verification is always required.
 *
 * @param challenge 32 random bytes
 * @param rpId the relying party's id, such as {@code "localhost"}
 * @param rpName its name for the person
 * @param userHandle 32 random bytes
 * @param userName whose credential it is, such as {@code "alice@laptop"}
 * @param algorithms COSE identifiers, the preferred one first
 * @param exclude credentials whose authenticators must not make another one
 * @param prfInput 32 bytes of which the authenticator is to make a secret value, where it can
 *     (§10.1.4); not the salt of CTAP's hmac-secret, which is SHA-256("WebAuthn PRF" ‖ 0x00 ‖
 *     input)
 * @param timeout how long the person may take
 */
public record RegistrationRequest(
    byte[] challenge,
    String rpId,
    String rpName,
    byte[] userHandle,
    String userName,
    List<Integer> algorithms,
    List<Descriptor> exclude,
    byte[] prfInput,
    Duration timeout) {
  /** Copies what could be changed. */
  public RegistrationRequest {
    challenge = challenge.clone();
    userHandle = userHandle.clone();
    algorithms = List.copyOf(algorithms);
    exclude = List.copyOf(exclude);
    prfInput = prfInput.clone();
  }
}
