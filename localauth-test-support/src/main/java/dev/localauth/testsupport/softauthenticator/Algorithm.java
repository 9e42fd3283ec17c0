// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.softauthenticator;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Algorithms of credentials, with their numbers of COSE (RFC 9053, RFC 8812). */
public enum Algorithm {
  /** ECDSA with SHA-256 on P-256. */
  ES256(-7, "SHA256withECDSA"),
  /** Ed25519. */
  EDDSA(-8, "Ed25519"),
  /** RSA with PKCS #1 v1.5 padding and SHA-256. */
  RS256(-257, "SHA256withRSA"),
  /** ECDSA with SHA-384 on P-384, which nobody asks for here. */
  ES384(-35, "SHA384withECDSA");

  private final int number;
  private final String signature;

  Algorithm(int number, String signature) {
    this.number = number;
    this.signature = signature;
  }

  /** Returns its number in COSE. */
  public int number() {
    return number;
  }

  /** Makes a key pair. */
  public KeyPair newKeys() {
    try {
      return generator().generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private KeyPairGenerator generator() throws GeneralSecurityException {
    switch (this) {
      case EDDSA:
        return KeyPairGenerator.getInstance("Ed25519");
      case RS256:
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        return rsa;
      default:
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec(this == ES256 ? "secp256r1" : "secp384r1"));
        return ec;
    }
  }

  /** Signs the concatenation of {@code parts}. */
  public byte[] sign(PrivateKey key, byte[]... parts) {
    try {
      Signature signer = Signature.getInstance(signature);
      signer.initSign(key);
      for (byte[] part : parts) {
        signer.update(part);
      }
      return signer.sign();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Returns {@code key} as a map of COSE, in the order of CTAP2's canonical form. */
  public Map<Integer, Object> coseKey(PublicKey key) {
    Map<Integer, Object> cose = new LinkedHashMap<>();
    if (key instanceof ECPublicKey ec) {
      int length = this == ES256 ? 32 : 48;
      cose.put(1, 2);
      cose.put(3, number);
      cose.put(-1, this == ES256 ? 1 : 2);
      cose.put(-2, unsigned(ec.getW().getAffineX(), length));
      cose.put(-3, unsigned(ec.getW().getAffineY(), length));
    } else if (key instanceof EdECPublicKey) {
      byte[] encoded = key.getEncoded();
      cose.put(1, 1);
      cose.put(3, number);
      cose.put(-1, 6);
      // The last 32 bytes of SubjectPublicKeyInfo are the key as RFC 8032 writes it.
      cose.put(-2, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    } else {
      RSAPublicKey rsa = (RSAPublicKey) key;
      cose.put(1, 3);
      cose.put(3, number);
      cose.put(-1, unsigned(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / 8));
      cose.put(-2, unsigned(rsa.getPublicExponent(), 3));
    }
    return cose;
  }

  private static byte[] unsigned(BigInteger number, int length) {
    byte[] signed = number.toByteArray();
    byte[] exact = new byte[length];
    int taken = Math.min(signed.length, length);
    System.arraycopy(signed, signed.length - taken, exact, length - taken, taken);
    return exact;
  }
}
