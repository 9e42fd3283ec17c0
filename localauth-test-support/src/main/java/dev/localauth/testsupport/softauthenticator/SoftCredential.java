// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.softauthenticator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One credential with its private keys.
 *
 * @param id its id
 * @param userHandle whose it is
 * @param algorithm how it signs
 * @param keys what it signs with
 * @param prfKey 32 bytes that PRF values are made with
 */
public record SoftCredential(
    byte[] id, byte[] userHandle, Algorithm algorithm, KeyPair keys, byte[] prfKey) {
  /** Makes a credential with random keys and a random id of 32 bytes. */
  public static SoftCredential random(Algorithm algorithm, byte[] userHandle) {
    return new SoftCredential(random(32), userHandle, algorithm, algorithm.newKeys(), random(32));
  }

  /** Signs what an assertion signs, or a self attestation. */
  public byte[] sign(byte[] authenticatorData, byte[] clientDataHash) {
    return algorithm.sign(keys.getPrivate(), authenticatorData, clientDataHash);
  }

  /** Returns the attested credential data (WebAuthn Level 3 §6.5.1). */
  public byte[] attested(byte[] aaguid) {
    byte[] key = Cbor.encode(algorithm.coseKey(keys.getPublic()));
    return ByteBuffer.allocate(aaguid.length + 2 + id.length + key.length)
        .put(aaguid)
        .putShort((short) id.length)
        .put(id)
        .put(key)
        .array();
  }

  /** Returns what a browser hands out for the PRF input {@code input} (Level 3 §10.1.4). */
  public byte[] prf(byte[] input) {
    return hmacSecret(sha256("WebAuthn PRF".getBytes(StandardCharsets.UTF_8), new byte[1], input));
  }

  /** Returns what CTAP's hmac-secret makes of {@code salt}, in clear. */
  public byte[] hmacSecret(byte[] salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(prfKey, "HmacSHA256"));
      return mac.doFinal(salt);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Returns the SHA-256 of the concatenation of {@code parts}. */
  public static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] random(int length) {
    byte[] drawn = new byte[length];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }
}
