// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.Curve;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** Public keys of credentials, in COSE. */
final class PublicKeys {
  /** ES256, EdDSA and RS256, in the order of preference. */
  static final List<Integer> OFFERED = List.of(-7, -8, -257);

  private static final int SHORTEST_RSA = 2048;
  private static final int LONGEST_RSA = 8192;

  private final ObjectConverter converter;

  PublicKeys(ObjectConverter converter) {
    this.converter = converter;
  }

  static List<PublicKeyCredentialParameters> parameters(List<Integer> algorithms) {
    return algorithms.stream()
        .map(COSEAlgorithmIdentifier::create)
        .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
        .toList();
  }

  byte[] encode(COSEKey key) {
    return converter.getCborConverter().writeValueAsBytes(key);
  }

  COSEKey decode(byte[] bytes) throws CeremonyException {
    COSEKey key =
        Refusal.ofMalformed(
            Step.PUBLIC_KEY, () -> converter.getCborConverter().readValue(bytes, COSEKey.class));
    requireSound(key);
    return key;
  }

  /**
   * Checks that the key goes with its algorithm: §5.8.5 binds -7 to P-256 and -8 to Ed25519, which
   * the library does not insist on; an RSA key must neither be shorter than NIST SP 800-131A allows
   * nor keep a verification busy.
   */
  void requireSound(COSEKey key) throws CeremonyException {
    if (!Refusal.ofMalformed(Step.PUBLIC_KEY, () -> isSound(key))) {
      throw new CeremonyException(Step.PUBLIC_KEY);
    }
  }

  private static boolean isSound(COSEKey key) {
    COSEAlgorithmIdentifier algorithm = key.getAlgorithm();
    if (algorithm.equals(COSEAlgorithmIdentifier.ES256)) {
      return key instanceof EC2COSEKey ec && Curve.SECP256R1.equals(ec.getCurve());
    }
    if (algorithm.equals(COSEAlgorithmIdentifier.EdDSA)) {
      return key instanceof EdDSACOSEKey ed && Curve.ED25519.equals(ed.getCurve());
    }
    return algorithm.equals(COSEAlgorithmIdentifier.RS256)
        && key.getPublicKey() instanceof RSAPublicKey rsa
        && rsa.getModulus().bitLength() >= SHORTEST_RSA
        && rsa.getModulus().bitLength() <= LONGEST_RSA;
  }
}
