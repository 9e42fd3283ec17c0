// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import dev.localauth.testsupport.softauthenticator.Algorithm;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A key of a test vector, which signs the same twice (RFC 6979, RFC 8032, RFC 8017 §8.2).
 *
 * @param cose the public key
 * @param signing signs
 */
record PublishedKey(Map<Integer, Object> cose, Signing signing) {
  /** Signs one message. */
  interface Signing {
    byte[] sign(byte[] message);
  }

  byte[] sign(byte[] data, byte[] hash) {
    return signing.sign(ByteBuffer.allocate(data.length + hash.length).put(data).put(hash).array());
  }

  static PublishedKey es256(byte[] number) {
    X9ECParameters p256 = CustomNamedCurves.getByName("P-256");
    ECDomainParameters domain = new ECDomainParameters(p256);
    BigInteger secret = new BigInteger(1, number);
    ECPoint point = new FixedPointCombMultiplier().multiply(p256.getG(), secret).normalize();
    Map<Integer, Object> cose = new LinkedHashMap<>();
    cose.put(1, 2);
    cose.put(3, -7);
    cose.put(-1, 1);
    cose.put(-2, point.getAffineXCoord().getEncoded());
    cose.put(-3, point.getAffineYCoord().getEncoded());
    ECPrivateKeyParameters key = new ECPrivateKeyParameters(secret, domain);
    return new PublishedKey(
        cose,
        message -> {
          DSADigestSigner signer =
              new DSADigestSigner(
                  new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest())), new SHA256Digest());
          signer.init(true, key);
          return signed(signer, message);
        });
  }

  static PublishedKey ed25519(byte[] seed) {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(seed);
    Map<Integer, Object> cose = new LinkedHashMap<>();
    cose.put(1, 1);
    cose.put(3, -8);
    cose.put(-1, 6);
    cose.put(-2, key.generatePublicKey().getEncoded());
    return new PublishedKey(
        cose,
        message -> {
          Ed25519Signer signer = new Ed25519Signer();
          signer.init(true, key);
          return signed(signer, message);
        });
  }

  /** The key of the two smallest Mersenne primes from 1024 bits on. */
  static PublishedKey rs256() {
    BigInteger p = BigInteger.TWO.pow(1279).subtract(BigInteger.ONE);
    BigInteger q = BigInteger.TWO.pow(2203).subtract(BigInteger.ONE);
    BigInteger e = BigInteger.valueOf(65537);
    BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
    BigInteger n = p.multiply(q);
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      var secret = factory.generatePrivate(new RSAPrivateKeySpec(n, e.modInverse(phi)));
      RSAPublicKey open = (RSAPublicKey) factory.generatePublic(new RSAPublicKeySpec(n, e));
      return new PublishedKey(
          Algorithm.RS256.coseKey(open), message -> Algorithm.RS256.sign(secret, message));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] signed(Signer signer, byte[] message) {
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
