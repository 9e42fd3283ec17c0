// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import dev.localauth.testsupport.softauthenticator.Algorithm;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A certificate of a maker of authenticators that nobody has heard of. */
final class MakersCertificate {
  private static final AlgorithmIdentifier ECDSA =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  private MakersCertificate() {}

  static byte[] make() throws IOException {
    KeyPair keys = Algorithm.ES256.newKeys();
    X500Name name = new X500Name("C=AA,O=Nobody,OU=Authenticator Attestation,CN=key");
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(1));
    generator.setSignature(ECDSA);
    generator.setIssuer(name);
    generator.setSubject(name);
    generator.setStartDate(new Time(Date.from(Instant.parse("2026-01-01T00:00:00Z"))));
    generator.setEndDate(new Time(Date.from(Instant.parse("2046-01-01T00:00:00Z"))));
    generator.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    TBSCertificate unsigned = generator.generateTBSCertificate();
    byte[] signature = Algorithm.ES256.sign(keys.getPrivate(), unsigned.getEncoded());
    return new DERSequence(new ASN1Encodable[] {unsigned, ECDSA, new DERBitString(signature)})
        .getEncoded();
  }
}
