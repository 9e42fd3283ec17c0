// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Verdict;
import dev.localauth.api.Verdict.Rejection;
import dev.localauth.testsupport.oidc.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each thing that can be wrong with an ID token, alone. */
class IdTokenTest {
  private static final String UNSIGNED = "the ID token of %s is not signed by a key of the issuer";
  private static final String UNTIMELY =
      "the ID token of %s was not issued just now, or the clocks differ";

  private final Office office = new Office();

  @BeforeEach
  void enroll() throws Exception {
    office.enroll();
  }

  @AfterEach
  void closeTheOffice() throws Exception {
    office.issuer.flows().claims(unchanged -> {});
    office.issuer.flows().signer(office.issuer.keys()::sign);
    assertTrue(office.accepts(), "what a test changed was not all that was wrong");
    office.close();
  }

  @Test
  void anotherAccountIsNotLetIn() throws Exception {
    office.issuer.flows().subject("mallory");
    office.assertRejected(Rejection.WRONG, "somebody else signed in at %s");
    office.issuer.flows().subject("Alice-4711");
    office.assertRejected(Rejection.WRONG, "somebody else signed in at %s");
    office.issuer.flows().subject("alice-4711");
  }

  @Test
  void aForgedSignatureIsNoneOfTheIssuers() throws Exception {
    RSAKey forger = Keys.make(office.issuer.keys().signing().getKeyID());
    signWith(JWSAlgorithm.RS256, forger.getKeyID(), new RSASSASigner(forger));
    office.assertFails(Reason.FAILED, UNSIGNED);
  }

  @Test
  void aChangedTokenIsNotTheIssuers() {
    office
        .issuer
        .flows()
        .signer(
            claims -> {
              String[] parts = office.issuer.keys().sign(claims).split("\\.");
              String[] other =
                  office
                      .issuer
                      .keys()
                      .sign(new JWTClaimsSet.Builder(claims).claim("amr", List.of("otp")).build())
                      .split("\\.");
              return parts[0] + "." + other[1] + "." + parts[2];
            });
    office.assertFails(Reason.FAILED, UNSIGNED);
  }

  @Test
  void aTokenWithoutASignatureIsNone() {
    office.issuer.flows().signer(claims -> new PlainJWT(claims).serialize());
    office.assertFails(Reason.FAILED, UNSIGNED);
  }

  @Test
  void aPublicKeyIsNotTakenForASharedSecret() throws Exception {
    RSAKey key = office.issuer.keys().signing();
    for (byte[] known :
        List.of(
            key.toRSAPublicKey().getEncoded(),
            key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      signWith(JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(known));
      office.assertFails(Reason.FAILED, UNSIGNED);
    }
  }

  @Test
  void algorithmsThatAreNotOnTheListAreRefusedThoughTheSignatureIsGood() throws Exception {
    RSAKey key = office.issuer.keys().signing();
    for (JWSAlgorithm other : List.of(JWSAlgorithm.RS512, JWSAlgorithm.PS384)) {
      signWith(other, key.getKeyID(), new RSASSASigner(key));
      office.assertFails(Reason.FAILED, UNSIGNED);
    }
  }

  @Test
  void theAlgorithmsOnTheListAreAccepted() throws Exception {
    RSAKey rsa = office.issuer.keys().signing();
    signWith(JWSAlgorithm.PS256, rsa.getKeyID(), new RSASSASigner(rsa));
    assertTrue(office.accepts());
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    office.issuer.keys().publish(ec);
    signWith(JWSAlgorithm.ES256, "ec", new ECDSASigner(ec));
    assertTrue(office.accepts());
    Ed25519Key edwards = Ed25519Key.make("ed");
    office.issuer.keys().publish(edwards.published());
    signWith(JWSAlgorithm.EdDSA, "ed", edwards.signer());
    assertTrue(office.accepts());
    Ed25519Key other = Ed25519Key.make("ed");
    signWith(JWSAlgorithm.EdDSA, "ed", other.signer());
    office.assertFails(Reason.FAILED, UNSIGNED);
  }

  @Test
  void headersThatMustBeUnderstoodAreNot() throws Exception {
    RSAKey key = office.issuer.keys().signing();
    office
        .issuer
        .flows()
        .signer(
            claims -> {
              try {
                var header =
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .criticalParams(Set.of("exp"))
                        .build();
                var token = new SignedJWT(header, claims);
                token.sign(new RSASSASigner(key));
                return token.serialize();
              } catch (JOSEException failure) {
                throw new AssertionError(failure);
              }
            });
    office.assertFails(Reason.FAILED, UNSIGNED);
  }

  @Test
  void aShortKeyIsNotReliedOn() throws Exception {
    RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
    office.issuer.keys().publish(weak);
    signWith(
        JWSAlgorithm.RS256,
        "weak",
        new RSASSASigner(weak.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
    office.assertFails(Reason.FAILED, UNSIGNED);
  }

  @Test
  void aNewKeyIsKnownAtOnceAndTheOldOneForgotten() throws Exception {
    RSAKey old = office.issuer.keys().signing();
    office.issuer.keys().rotate(Keys.make("second"));
    assertTrue(office.accepts());
    signWith(JWSAlgorithm.RS256, old.getKeyID(), new RSASSASigner(old));
    office.assertFails(Reason.FAILED, UNSIGNED);
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    claiming(claims -> claims.issuer("https://id.example.com"));
    office.assertFails(Reason.FAILED, "the ID token of %s names another issuer");
    claiming(claims -> claims.issuer(office.issuer.issuer() + "/"));
    office.assertFails(Reason.FAILED, "the ID token of %s names another issuer");
  }

  @Test
  void aTokenForAnotherClientIsRefused() {
    claiming(claims -> claims.audience("other"));
    office.assertFails(Reason.FAILED, "the ID token of %s is meant for another client");
    claiming(claims -> claims.audience((String) null));
    office.assertFails(Reason.FAILED, "the ID token of %s is meant for another client");
  }

  @Test
  void aTokenThatWasIssuedToAnotherClientIsRefused() throws Exception {
    claiming(claims -> claims.claim("azp", "other"));
    office.assertFails(Reason.FAILED, "the ID token of %s was issued to another client");
    claiming(claims -> claims.audience(List.of("localauth", "other")));
    office.assertFails(Reason.FAILED, "the ID token of %s was issued to another client");
    claiming(claims -> claims.audience(List.of("localauth", "other")).claim("azp", "localauth"));
    assertTrue(office.accepts());
  }

  @Test
  void aTokenOfAnotherRequestIsRefused() {
    claiming(claims -> claims.claim("nonce", "other"));
    office.assertFails(Reason.FAILED, "the ID token of %s belongs to another request");
  }

  @Test
  void withoutANonceATokenIsAcceptedOnce() throws Exception {
    Instant issued = office.clock.instant().plusSeconds(600);
    office.issuer.flows().repeatsNonce(false);
    claiming(claims -> claims.issueTime(Date.from(issued)));
    office.clock.set(issued.minusSeconds(305));
    assertTrue(office.accepts());
    office.clock.set(issued.minusSeconds(305));
    try (var verdict = office.verify()) {
      assertEquals(Rejection.REUSED, ((Verdict.Rejected) verdict).reason());
    }
    office.issuer.flows().repeatsNonce(true);
  }

  @Test
  void aTokenOfTheFutureMeansThatAClockIsWrong() throws Exception {
    claiming(claims -> claims.issueTime(after(59)));
    assertTrue(office.accepts());
    claiming(claims -> claims.issueTime(after(61)));
    office.assertFails(Reason.FAILED, UNTIMELY);
    claiming(claims -> claims.notBeforeTime(after(61)));
    office.assertFails(Reason.FAILED, UNTIMELY);
  }

  @Test
  void aTokenFromBeforeTheRequestIsAnOldOne() throws Exception {
    claiming(claims -> claims.issueTime(after(-64)));
    assertTrue(office.accepts());
    claiming(claims -> claims.issueTime(after(-66)));
    office.assertFails(Reason.FAILED, UNTIMELY);
  }

  @Test
  void anExpiredTokenIsRefused() throws Exception {
    claiming(claims -> claims.expirationTime(after(-59)));
    assertTrue(office.accepts());
    claiming(claims -> claims.expirationTime(after(-60)));
    office.assertFails(Reason.FAILED, "the ID token of %s has expired");
  }

  @Test
  void aTokenWithoutWhatItMustSayIsRefused() {
    for (String name : List.of("iss", "sub", "iat", "exp")) {
      claiming(claims -> claims.claim(name, null));
      office.assertFails(
          Reason.FAILED, "the ID token lacks " + name + ", or holds it in another form");
    }
    claiming(claims -> claims.claim("azp", 7));
    office.assertFails(Reason.FAILED, "the ID token lacks azp, or holds it in another form");
    claiming(claims -> claims.claim("auth_time", "yesterday"));
    office.assertFails(Reason.FAILED, "the ID token lacks auth_time, or holds it in another form");
    claiming(claims -> claims.subject("alice\n4711"));
    office.assertFails(Reason.FAILED, "the ID token of %s names no usable subject");
  }

  @Test
  void whatIsNoTokenIsRefused() {
    for (String none : List.of("", "x", "a.b.c", "....", "eyJhbGciOiJSUzI1NiJ9.e30.", "{}")) {
      office.issuer.flows().signer(claims -> none);
      var thrown = assertThrows(AuthenticatorException.class, () -> office.verify().close());
      assertEquals(Reason.FAILED, thrown.reason(), none);
      assertFalse(String.valueOf(thrown.getMessage()).contains("eyJ"));
    }
  }

  private Date after(long seconds) {
    return Date.from(office.clock.instant().plusSeconds(seconds));
  }

  private void claiming(Consumer<JWTClaimsSet.Builder> change) {
    office.issuer.flows().claims(change);
  }

  private void signWith(JWSAlgorithm algorithm, String id, JWSSigner signer) {
    office
        .issuer
        .flows()
        .signer(
            claims -> {
              try {
                return Keys.sign(algorithm, id, claims, signer);
              } catch (JOSEException failure) {
                throw new AssertionError(failure);
              }
            });
  }
}
