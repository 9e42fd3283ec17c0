// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.testsupport.softauthenticator.Algorithm;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The test vectors of WebAuthn Level 3, §16. */
class PublishedVectorsTest {
  @ParameterizedTest
  @EnumSource
  void whatIsMadeHereIsWhatIsPublished(PublishedVectors published) {
    PublishedVector vector = new PublishedVector(published);
    assertEquals(published.registration, digest(vector.registration(published.attested)));
    assertEquals(published.assertion, digest(vector.assertion()));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ES256_CROSS_ORIGIN", "ES256_TOP_ORIGIN"})
  void itIsRegisteredAndSigns(PublishedVectors published) throws Exception {
    PublishedVector vector = new PublishedVector(published);
    Credential credential = vector.register(vector.verifiesUserOnRegistration());
    assertEquals(published.idLength, credential.id().length);
    assertEquals(new Assertion(0, 0), vector.sign(credential, vector.verifiesUserOnAssertion()));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ES256_CROSS_ORIGIN", "ES256_TOP_ORIGIN"})
  void whereNobodyWasVerifiedItIsRefused(PublishedVectors published) throws Exception {
    PublishedVector vector = new PublishedVector(published);
    if (!vector.verifiesUserOnRegistration()) {
      assertRefused(Step.USER_VERIFIED, () -> vector.register(true));
    }
    Credential credential = vector.register(false);
    if (!vector.verifiesUserOnAssertion()) {
      assertRefused(Step.USER_VERIFIED, () -> vector.sign(credential, true));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256_CROSS_ORIGIN", "ES256_TOP_ORIGIN"})
  void anEmbeddedPageIsRefused(PublishedVectors published) {
    PublishedVector vector = new PublishedVector(published);
    assertRefused(Step.CROSS_ORIGIN, () -> vector.register(false));
  }

  /** "CTAP2 hmac-secret extension": the values of both inputs, and so the salts on the way. */
  @Test
  void theValueOfTheSoftwareAuthenticatorIsTheOneThatIsPublished() {
    byte[] seed = "WebAuthn PRF test vectors".getBytes(StandardCharsets.UTF_8);
    SoftCredential credential =
        new SoftCredential(
            new byte[1],
            new byte[32],
            Algorithm.ES256,
            Algorithm.ES256.newKeys(),
            SoftCredential.sha256(seed, new byte[] {6}));
    assertEquals(
        "80181fd61f152e73e75ec8f451b0de55113592399c37ecbbfeba8b631460af9a",
        digest(credential.prf(with(seed, 2)), credential.prf(with(seed, 3))));
  }

  private static byte[] with(byte[] seed, int last) {
    byte[] longer = Arrays.copyOf(seed, seed.length + 1);
    longer[seed.length] = (byte) last;
    return longer;
  }

  private static void assertRefused(Step step, Executable call) {
    assertEquals(step, assertThrows(CeremonyException.class, call).step());
  }

  private static String digest(byte[]... printed) {
    return HexFormat.of().formatHex(SoftCredential.sha256(printed));
  }
}
