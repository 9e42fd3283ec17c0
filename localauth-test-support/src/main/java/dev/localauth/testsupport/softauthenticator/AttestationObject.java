// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.softauthenticator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An attestation object (WebAuthn Level 3 §6.5.4), right or wrong.
 *
 * @param format such as {@code "none"}
 * @param statement the attestation statement
 * @param authenticatorData the authenticator data
 */
public record AttestationObject(
    String format, Map<String, Object> statement, byte[] authenticatorData) {
  /** Returns one that attests nothing (§8.7). */
  public static AttestationObject none(byte[] authenticatorData) {
    return new AttestationObject("none", Map.of(), authenticatorData);
  }

  /** Returns one that the credential signs itself (§8.2). */
  public static AttestationObject self(
      byte[] authenticatorData, byte[] clientDataHash, SoftCredential credential) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("alg", credential.algorithm().number());
    statement.put("sig", credential.sign(authenticatorData, clientDataHash));
    return new AttestationObject("packed", statement, authenticatorData);
  }

  /** Returns the bytes. */
  public byte[] encode() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("fmt", format);
    map.put("attStmt", statement);
    map.put("authData", authenticatorData);
    return Cbor.encode(map);
  }
}
