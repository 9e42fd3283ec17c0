// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The signatures that a soft key can make, under their COSE numbers. */
enum Algorithm {
  ES256(-7, "SHA256withECDSA"),
  EDDSA(-8, "Ed25519"),
  RS256(-257, "SHA256withRSA");

  private static final int ED25519_KEY = 32;

  private final int cose;
  private final String signature;

  Algorithm(int cose, String signature) {
    this.cose = cose;
    this.signature = signature;
  }

  int cose() {
    return cose;
  }

  static Optional<Algorithm> of(int cose) {
    return Arrays.stream(values()).filter(each -> each.cose == cose).findFirst();
  }

  KeyPair pair() throws GeneralSecurityException {
    return switch (this) {
      case ES256 -> Ec.pair();
      case EDDSA -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      case RS256 -> {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        yield generator.generateKeyPair();
      }
    };
  }

  byte[] sign(KeyPair pair, byte[]... parts) throws GeneralSecurityException {
    Signature maker = Signature.getInstance(signature);
    maker.initSign(pair.getPrivate());
    for (byte[] part : parts) {
      maker.update(part);
    }
    return maker.sign();
  }

  /** Returns the public key as COSE_Key (RFC 9052 §7, RFC 8230 §4). */
  Map<Object, Object> publicKey(KeyPair pair) {
    return switch (this) {
      case ES256 -> Ec.cose(pair, cose);
      case EDDSA -> {
        // The key is the end of its X.509 form (RFC 8410 §4).
        byte[] encoded = pair.getPublic().getEncoded();
        yield Cbor.map(
            1,
            1,
            3,
            cose,
            -1,
            6,
            -2,
            Arrays.copyOfRange(encoded, encoded.length - ED25519_KEY, encoded.length));
      }
      case RS256 -> {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        yield Cbor.map(
            1, 3, 3, cose, -1, unsigned(key.getModulus()), -2, unsigned(key.getPublicExponent()));
      }
    };
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }
}
