// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.util.Set;

/** The keys that an issuer signs with, as it publishes them (RFC 7517). */
record SigningKeys(JWKSet published) {
  /** No "none", and nothing symmetric: a public key must never be taken for a shared secret. */
  private static final Set<JWSAlgorithm> ALLOWED =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);

  private static final int SHORTEST_RSA_KEY = 2048;

  /** Says whether one of the keys made the signature of {@code token}. */
  boolean signed(SignedJWT token) {
    if (!ALLOWED.contains(token.getHeader().getAlgorithm())) {
      return false;
    }
    JWKMatcher fitting = JWKMatcher.forJWSHeader(token.getHeader());
    return new JWKSelector(fitting)
        .select(published).stream().anyMatch(key -> hasSigned(key, token));
  }

  private static boolean hasSigned(JWK key, SignedJWT token) {
    try {
      return token.verify(verifier(key));
    } catch (JOSEException unusableKey) {
      return false;
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA_KEY) {
      return new RSASSAVerifier(rsa);
    }
    if (key instanceof ECKey ec) {
      return new ECDSAVerifier(ec);
    }
    if (key instanceof OctetKeyPair pair) {
      return new Ed25519Signature(pair);
    }
    throw new JOSEException("a key of another kind");
  }
}
