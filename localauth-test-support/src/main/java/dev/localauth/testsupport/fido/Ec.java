// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Map;
import javax.crypto.KeyAgreement;

/** Keys on the curve P-256, as COSE writes them (RFC 9053 §7.1.1). */
final class Ec {
  private static final int COORDINATE = 32;

  private Ec() {}

  static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  static Map<Object, Object> cose(KeyPair pair, int algorithm) {
    ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
    return Cbor.map(
        1, 2, 3, algorithm, -1, 1, -2, fixed(point.getAffineX()), -3, fixed(point.getAffineY()));
  }

  /** Returns the secret shared with whoever has the private key of {@code peer}. */
  static byte[] agree(KeyPair own, Parameters peer) throws GeneralSecurityException, CtapException {
    ECPoint point =
        new ECPoint(new BigInteger(1, peer.bytes(-2)), new BigInteger(1, peer.bytes(-3)));
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own.getPrivate());
    agreement.doPhase(
        KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(point, ((ECPublicKey) own.getPublic()).getParams())),
        true);
    return agreement.generateSecret();
  }

  private static byte[] fixed(BigInteger coordinate) {
    byte[] bytes = coordinate.toByteArray();
    byte[] fixed = new byte[COORDINATE];
    int length = Math.min(COORDINATE, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
    return fixed;
  }
}
