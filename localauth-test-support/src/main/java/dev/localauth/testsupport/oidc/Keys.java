// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of an issuer: one that signs, and those that are published. */
public final class Keys {
  /** Making one takes longer than most tests. */
  private static final RSAKey FIRST = make("first");

  private RSAKey signing = FIRST;
  private final List<JWK> published = new ArrayList<>(List.of(FIRST.toPublicJWK()));

  Keys() {}

  /** Makes a new key of RSA with 2048 bits. */
  public static RSAKey make(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Returns the key that signs. */
  public synchronized RSAKey signing() {
    return signing;
  }

  /** Signs with another key from now on, and publishes it in place of all others. */
  public synchronized void rotate(RSAKey next) {
    signing = next;
    published.clear();
    published.add(next.toPublicJWK());
  }

  /** Publishes one more. */
  public synchronized void publish(JWK key) {
    published.add(key.toPublicJWK());
  }

  /** Signs by RS256 with the key of the day. */
  public String sign(JWTClaimsSet claims) {
    RSAKey key = signing();
    try {
      return sign(JWSAlgorithm.RS256, key.getKeyID(), claims, new RSASSASigner(key));
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Signs in any way. */
  public static String sign(
      JWSAlgorithm algorithm, String id, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(id).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  synchronized Map<String, Object> published() {
    return new JWKSet(new ArrayList<>(published)).toJSONObject();
  }
}
