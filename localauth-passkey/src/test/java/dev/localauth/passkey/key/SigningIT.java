// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Secret;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.testsupport.fido.Ctap;
import dev.localauth.testsupport.fido.SoftKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Assertions of a soft key through the real libfido2. */
class SigningIT {
  private static final int UP_UV_ED = 0x85;

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
    byte[] id = desk.registered();
    try (AssertionResponse response = desk.typing(KeyDesk.PIN).sign(id)) {
      assertEquals("http://localhost", response.origin());
      assertEquals(
          "{\"type\":\"webauthn.get\",\"challenge\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE\","
              + "\"origin\":\"http://localhost\",\"crossOrigin\":false}",
          new String(response.clientDataJson(), StandardCharsets.UTF_8));
      assertArrayEquals(id, response.credentialId());
      assertEquals(UP_UV_ED, response.authenticatorData()[32] & 0xff);
      assertEquals(Optional.empty(), response.userHandle());
      assertEquals(HexFormat.of().formatHex(key.prf(id, KeyDesk.PRF_INPUT)), hex(response.prf()));
    }
    assertEquals(List.of("touch the security key when it blinks: Soft Key"), desk.lines());
    assertEquals(0, desk.person.leftOpen());
  }

  @Test
  void thePrfValueIsTheSameTenTimes() throws Exception {
    byte[] id = desk.registered();
    String first = prf(id);
    for (int i = 0; i < 9; i++) {
      assertEquals(first, prf(id));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withASensorNobodyIsAskedForAPin(boolean old) throws Exception {
    key.withSensor();
    if (old) {
      key.old();
    }
    byte[] id = desk.registered();
    try (AssertionResponse response = desk.sign(id)) {
      assertEquals(UP_UV_ED, response.authenticatorData()[32] & 0xff);
    }
    assertEquals(0, desk.person.prompts());
    assertEquals(List.of("verify yourself on the security key: Soft Key"), desk.lines());
  }

  @Test
  void withoutHmacSecretThereIsNoValue() throws Exception {
    key.withoutHmacSecret();
    byte[] id = desk.registered();
    try (AssertionResponse response = desk.typing(KeyDesk.PIN).sign(id)) {
      assertTrue(response.prf().isEmpty());
    }
  }

  @Test
  void aResidentCredentialTellsItsUser() throws Exception {
    byte[] id = desk.registered();
    key.makeResident();
    try (AssertionResponse response = desk.typing(KeyDesk.PIN).sign(id)) {
      assertArrayEquals(KeyDesk.USER, response.userHandle().orElseThrow());
    }
  }

  @Test
  void theCredentialOnTheKeyIsFoundAmongOthersWithoutTouchOrPin() throws Exception {
    byte[] id = desk.registered();
    try (AssertionResponse response =
        desk.typing(KeyDesk.PIN).sign(new byte[16], new byte[64], id)) {
      assertArrayEquals(id, response.credentialId());
    }
    assertEquals(1, desk.person.prompts());
  }

  @Test
  void theWrongKeyIsNamedAndNobodyIsAskedForItsPin() throws Exception {
    desk.registered();
    AuthenticatorException refusal = desk.refusedToSign(new byte[16]);
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertEquals("none of the enrolled credentials is on Soft Key", refusal.getMessage());
    assertEquals("plug in the security key that was enrolled", refusal.hint().orElseThrow());
    assertEquals(0, desk.person.prompts());
    assertFalse(key.commands().subList(1, 2).contains(Ctap.MAKE_CREDENTIAL));
  }

  @Test
  void aKeyThatDoesNotTellSilentlyIsAskedForReal() throws Exception {
    byte[] id = desk.registered();
    key.alwaysVerifying();
    try (AssertionResponse response = desk.typing(KeyDesk.PIN).sign(new byte[16], id)) {
      assertArrayEquals(id, response.credentialId());
    }
  }

  @Test
  void aKeyThatDoesNotTellSilentlyAndHoldsNothingCountsAsAnAttempt() {
    key.alwaysVerifying();
    AuthenticatorException refusal = desk.typing(KeyDesk.PIN).refusedToSign(new byte[16]);
    assertEquals(Reason.FAILED, refusal.reason());
    assertTrue(refusal.getMessage().contains("FIDO_ERR_NO_CREDENTIALS (46)"));
  }

  @Test
  void withLongListsOfCredentials() throws Exception {
    byte[] id = desk.registered();
    byte[][] many = new byte[20][];
    for (int i = 0; i < many.length - 1; i++) {
      many[i] = new byte[100 + i];
    }
    many[many.length - 1] = id;
    desk.typing(KeyDesk.PIN).sign(many).close();
  }

  @Test
  void aNonAsciiPinIsSentComposed() throws Exception {
    key.withPin("\u00e4\u00f6\u00fc\u00df-key");
    byte[] id = registeredWith("\u00e4\u00f6\u00fc\u00df-key");
    desk.typing("a\u0308o\u0308u\u0308\u00df-key").sign(id).close();
  }

  private byte[] registeredWith(String pin) throws LocalAuthException {
    try (var response = desk.typing(pin).register()) {
      return KeyDesk.credentialId(KeyDesk.authenticatorData(response));
    }
  }

  private String prf(byte[] id) throws LocalAuthException {
    try (AssertionResponse response = desk.typing(KeyDesk.PIN).sign(id)) {
      return hex(response.prf());
    }
  }

  private static String hex(Optional<Secret> value) {
    return value.orElseThrow().use(HexFormat.of()::formatHex);
  }
}
