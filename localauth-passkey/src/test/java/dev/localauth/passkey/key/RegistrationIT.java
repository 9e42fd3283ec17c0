// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Question;
import dev.localauth.passkey.transport.RegistrationResponse;
import dev.localauth.testsupport.fido.Ctap;
import dev.localauth.testsupport.fido.SoftKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials made by a soft key through the real libfido2. */
class RegistrationIT {
  private static final int UP_UV_AT_ED = 0xc5;

  private final SoftKey key = new SoftKey("Key").withPin(KeyDesk.PIN);
  private final KeyDesk desk = new KeyDesk(key);

  @AfterEach
  void nothingIsLeft() {
    desk.assertTidy();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void withThePinInEitherProtocol(int protocol) throws Exception {
    key.withProtocols(protocol);
    try (RegistrationResponse response = desk.typing(KeyDesk.PIN).register()) {
      assertEquals("http://localhost", response.origin());
      assertEquals(
          "{\"type\":\"webauthn.create\",\"challenge\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE\","
              + "\"origin\":\"http://localhost\",\"crossOrigin\":false}",
          new String(response.clientDataJson(), StandardCharsets.UTF_8));
      assertEquals(UP_UV_AT_ED, KeyDesk.authenticatorData(response)[32] & 0xff);
      assertEquals("packed", KeyDesk.attestation(response).get("fmt"));
      assertEquals(-7, statement(response).get("alg"));
      assertEquals(List.of("usb", "nfc"), response.transports());
      assertTrue(response.prfEnabled());
      assertTrue(response.prf().isEmpty());
    }
    assertEquals(
        List.of(new Question.Other("PIN of the security key", false)), desk.person.questions());
    assertEquals(0, desk.person.leftOpen());
  }

  @Test
  void withASensorNobodyIsAskedForAPin() throws Exception {
    key.withSensor();
    try (RegistrationResponse response = desk.register()) {
      assertEquals(UP_UV_AT_ED, KeyDesk.authenticatorData(response)[32] & 0xff);
    }
    assertEquals(0, desk.person.prompts());
  }

  @Test
  void withAnOldKeyThatTellsNoAlgorithms() throws Exception {
    key.old();
    try (RegistrationResponse response = desk.typing(KeyDesk.PIN).register()) {
      assertEquals(-7, statement(response).get("alg"));
      assertEquals(List.of("usb"), response.transports());
    }
  }

  @Test
  void withAnOldKeyThatRefusesTheFirstAlgorithmThePinIsAskedOnce() throws Exception {
    key.old().withAlgorithms(-8);
    try (RegistrationResponse response = desk.typing(KeyDesk.PIN).register()) {
      assertEquals(-8, statement(response).get("alg"));
    }
    assertEquals(1, desk.person.prompts());
  }

  @ParameterizedTest
  @ValueSource(ints = {-7, -8, -257})
  void withEachAlgorithm(int algorithm) throws Exception {
    key.withAlgorithms(algorithm);
    try (RegistrationResponse response = desk.typing(KeyDesk.PIN).register()) {
      assertEquals(algorithm, statement(response).get("alg"));
    }
  }

  @Test
  void aKeyWithNoneOfTheAlgorithmsIsRefused() {
    key.withAlgorithms(-35);
    AuthenticatorException refusal = desk.typing(KeyDesk.PIN).refusedToRegister();
    assertEquals(Reason.FAILED, refusal.reason());
    assertTrue(refusal.getMessage().contains("FIDO_ERR_UNSUPPORTED_ALGORITHM (38)"));
  }

  @Test
  void withoutHmacSecretNoPrfIsPromised() throws Exception {
    key.withoutHmacSecret();
    try (RegistrationResponse response = desk.typing(KeyDesk.PIN).register()) {
      assertFalse(response.prfEnabled());
      assertEquals(0x45, KeyDesk.authenticatorData(response)[32] & 0xff);
    }
  }

  @Test
  void aKeyThatIsRegisteredAlreadySaysSo() throws Exception {
    byte[] id = desk.registered();
    AuthenticatorException refusal = desk.typing(KeyDesk.PIN).refusedToRegister(new byte[40], id);
    assertEquals(Reason.FAILED, refusal.reason());
    assertEquals(
        "this security key is registered already:"
            + " fido_dev_make_cred: FIDO_ERR_CREDENTIAL_EXCLUDED (25)",
        refusal.getMessage());
    assertEquals(1, key.credentials());
  }

  @Test
  void ofTwoKeysTheOneNotRegisteredIsTaken() throws Exception {
    byte[] id = desk.registered();
    SoftKey other = new SoftKey("Other").withPin(KeyDesk.PIN);
    desk.keys.plugIn(other);
    desk.typing(KeyDesk.PIN).register(id).close();
    assertEquals(1, other.credentials());
    assertEquals(1, key.credentials());
  }

  @Test
  void theCredentialIsNotKeptOnTheKeyItself() throws Exception {
    desk.registered();
    assertEquals(0, key.residentCredentials());
  }

  @Test
  void aKeyWithoutPinIsNotUsedAndTellsHowToSetOne() {
    SoftKey bare = new SoftKey("Bare");
    KeyDesk other = new KeyDesk(bare);
    AuthenticatorException refusal = other.refusedToRegister();
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertEquals("the security key has no PIN yet", refusal.getMessage());
    assertTrue(refusal.hint().orElseThrow().contains("fido2-token -S"));
    assertFalse(bare.commands().contains(Ctap.MAKE_CREDENTIAL));
    other.assertTidy();
  }

  @Test
  void aKeyThatCannotVerifyIsNotUsed() {
    KeyDesk other = new KeyDesk(new SoftKey("Bare").withoutPins());
    AuthenticatorException refusal = other.refusedToRegister();
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertEquals("the security key cannot verify who touches it", refusal.getMessage());
  }

  private static Map<?, ?> statement(RegistrationResponse response) {
    return (Map<?, ?>) Objects.requireNonNull(KeyDesk.attestation(response).get("attStmt"));
  }
}
