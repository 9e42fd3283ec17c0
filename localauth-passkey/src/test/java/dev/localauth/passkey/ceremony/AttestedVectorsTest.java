// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test vectors of WebAuthn Level 3, §16, whose attestation a maker signed. */
class AttestedVectorsTest {
  @ParameterizedTest
  @ValueSource(strings = {"packed.ES256", "tpm.ES256"})
  void theMakersWordIsReadAndTheCredentialRegisteredAndUsed(String vector) throws Exception {
    PublishedExchange exchange = read(vector);
    Credential credential = exchange.register(false);
    assertArrayEquals(exchange.credentialId(), credential.id());
    assertEquals(new Assertion(0, 0), exchange.sign(credential, false));
  }

  /** The library cannot read a key on the curve of Ed448. */
  @ParameterizedTest
  @CsvSource({
    "packed.ES384, ALGORITHM",
    "packed.ES512, ALGORITHM",
    "packed.Ed448, AUTHENTICATOR_DATA",
    "android-key.ES256, ATTESTATION_FORMAT",
    "apple.ES256, ATTESTATION_FORMAT",
    "fido-u2f.ES256, ATTESTATION_FORMAT",
  })
  void whatWasNotAskedForIsRefused(String vector, Step step) throws Exception {
    PublishedExchange exchange = read(vector);
    CeremonyException refusal =
        assertThrows(CeremonyException.class, () -> exchange.register(false));
    assertEquals(step, refusal.step());
  }

  private static PublishedExchange read(String vector) throws IOException {
    Properties printed = new Properties();
    try (InputStream file =
        AttestedVectorsTest.class.getResourceAsStream("attested-vectors.properties")) {
      printed.load(requireNonNull(file));
    }
    return new PublishedExchange(
        bytes(printed, vector + ".create.challenge"),
        bytes(printed, vector + ".create.clientDataJSON"),
        bytes(printed, vector + ".attestationObject"),
        bytes(printed, vector + ".credential_id"),
        bytes(printed, vector + ".get.challenge"),
        bytes(printed, vector + ".get.clientDataJSON"),
        bytes(printed, vector + ".authenticatorData"),
        bytes(printed, vector + ".signature"));
  }

  private static byte[] bytes(Properties printed, String name) {
    return HexFormat.of().parseHex(requireNonNull(printed.getProperty(name), name));
  }
}
