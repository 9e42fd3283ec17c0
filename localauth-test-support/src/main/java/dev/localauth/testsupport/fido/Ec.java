// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import dev.localauth.testsupport.softauthenticator.Algorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.KeyAgreement;

/** What both sides of a session agree on (CTAP 2.1 §6.5.5.4). */
final class Ec {
  private static final int ECDH_ES = -25;

  private Ec() {}

  static Map<Object, Object> cose(KeyPair pair) {
    Map<Object, Object> cose = new LinkedHashMap<>(Algorithm.ES256.coseKey(pair.getPublic()));
    cose.put(3, ECDH_ES);
    return cose;
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
}
