// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/** Checks EdDSA (RFC 8037) with the JDK's Ed25519, for which nimbus wants another library. */
final class Ed25519Signature extends BaseJWSProvider implements JWSVerifier {
  // SubjectPublicKeyInfo of RFC 8410 §4, up to the 32 bytes of the key.
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int KEY_LENGTH = 32;

  private final PublicKey key;

  Ed25519Signature(OctetKeyPair pair) throws JOSEException {
    super(Set.of(JWSAlgorithm.EdDSA));
    byte[] x = pair.getDecodedX();
    if (!Curve.Ed25519.equals(pair.getCurve()) || x.length != KEY_LENGTH) {
      throw new JOSEException("not a key of Ed25519");
    }
    byte[] encoded = ByteBuffer.allocate(PREFIX.length + KEY_LENGTH).put(PREFIX).put(x).array();
    try {
      key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException unusable) {
      throw new JOSEException("not a key of Ed25519", unusable);
    }
  }

  @Override
  public boolean verify(JWSHeader header, byte[] input, Base64URL signature) throws JOSEException {
    // Header parameters that must be understood (RFC 7515 §4.1.11): none is.
    if (header.getCriticalParams() != null) {
      return false;
    }
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(input);
      return ed25519.verify(signature.decode());
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException failure) {
      throw new JOSEException("this java cannot use Ed25519", failure);
    }
  }
}
