// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.softauthenticator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Authenticator data (WebAuthn Level 3 §6.1), right or wrong.
 *
 * @param rpIdHash SHA-256 of the relying party's id
 * @param flags the byte of flags
 * @param signCount the counter
 * @param attested the attested credential data, or nothing
 * @param extensions the map of extensions in CBOR, or nothing
 */
public record AuthenticatorData(
    byte[] rpIdHash, int flags, long signCount, byte[] attested, byte[] extensions) {
  /** User present. */
  public static final int UP = 0x01;

  /** User verified. */
  public static final int UV = 0x04;

  /** Backup eligible. */
  public static final int BE = 0x08;

  /** Backed up. */
  public static final int BS = 0x10;

  /** Attested credential data follow. */
  public static final int AT = 0x40;

  /** Extensions follow. */
  public static final int ED = 0x80;

  private static final byte[] NOTHING = {};

  /** Returns authenticator data for {@code rpId}: the person was there and was verified. */
  public static AuthenticatorData of(String rpId, long signCount) {
    byte[] hash = SoftCredential.sha256(rpId.getBytes(StandardCharsets.UTF_8));
    return new AuthenticatorData(hash, UP | UV, signCount, NOTHING, NOTHING);
  }

  /** Returns the same with the credential, and the flag that says so. */
  public AuthenticatorData attesting(byte[] credentialData) {
    return new AuthenticatorData(rpIdHash, flags | AT, signCount, credentialData, extensions);
  }

  /** Returns the same with extensions, and the flag that says so. */
  public AuthenticatorData extended(byte[] map) {
    return new AuthenticatorData(rpIdHash, flags | ED, signCount, attested, map);
  }

  /** Returns the same with this byte of flags. */
  public AuthenticatorData flagged(int others) {
    return new AuthenticatorData(rpIdHash, others, signCount, attested, extensions);
  }

  /** Returns the bytes. */
  public byte[] encode() {
    return ByteBuffer.allocate(rpIdHash.length + 5 + attested.length + extensions.length)
        .put(rpIdHash)
        .put((byte) flags)
        .putInt((int) signCount)
        .put(attested)
        .put(extensions)
        .array();
  }
}
