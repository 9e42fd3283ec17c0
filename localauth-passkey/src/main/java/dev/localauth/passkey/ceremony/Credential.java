// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import dev.localauth.passkey.transport.Descriptor;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;

/**
 * What a relying party keeps of a credential (WebAuthn Level 3 §4, "credential record").
 *
 * @param id its id, 1 to 1023 bytes
 * @param publicKey the public key as COSE writes it
 * @param userHandle whose it is, 32 random bytes
 * @param transports how its authenticator said it can be reached; may be empty
 * @param backupEligible whether it may be copied to other devices
 * @param aaguid the kind of its authenticator, as far as it tells
 * @param signCount the highest counter that was seen
 */
public record Credential(
    byte[] id,
    byte[] publicKey,
    byte[] userHandle,
    List<String> transports,
    boolean backupEligible,
    UUID aaguid,
    long signCount) {
  /** Copies what could be changed. */
  public Credential {
    id = id.clone();
    publicKey = publicKey.clone();
    userHandle = userHandle.clone();
    transports = List.copyOf(transports);
  }

  /** Returns its name for an authenticator. */
  public Descriptor descriptor() {
    return new Descriptor(id, transports);
  }

  /** Says whether this is the credential of that id. */
  public boolean isNamed(byte[] other) {
    return MessageDigest.isEqual(id, other);
  }

  /** Returns the same credential of which this counter was seen. */
  public Credential counted(long seen) {
    return new Credential(id, publicKey, userHandle, transports, backupEligible, aaguid, seen);
  }
}
