// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Set;

/** A key of the JDK's Ed25519 that signs tokens. */
record Ed25519Key(String id, KeyPair pair) {
  static Ed25519Key make(String id) throws GeneralSecurityException {
    return new Ed25519Key(id, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }

  OctetKeyPair published() {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).keyID(id).build();
  }

  JWSSigner signer() {
    return new Signer(pair);
  }

  private static final class Signer extends BaseJWSProvider implements JWSSigner {
    private final KeyPair pair;

    Signer(KeyPair pair) {
      super(Set.of(JWSAlgorithm.EdDSA));
      this.pair = pair;
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(input);
        return Base64URL.encode(signature.sign());
      } catch (GeneralSecurityException failure) {
        throw new JOSEException("cannot sign", failure);
      }
    }
  }
}
