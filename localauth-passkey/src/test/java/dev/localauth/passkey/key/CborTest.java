// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.softauthenticator.AttestationObject;
import dev.localauth.testsupport.softauthenticator.AuthenticatorData;
import dev.localauth.testsupport.softauthenticator.Cbor;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CborTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 24, 255, 256, 2048, 65535})
  void anAttestationObjectIsWhatTheSpecificationSays(int length) {
    byte[] data = new byte[length];
    assertArrayEquals(
        new AttestationObject("packed", Map.of("alg", -7), data).encode(),
        dev.localauth.passkey.key.Cbor.attestationObject(
            "packed", Cbor.encode(Map.of("alg", -7)), data));
    assertArrayEquals(data, dev.localauth.passkey.key.Cbor.unwrapped(Cbor.encode(data)));
  }

  @Test
  void whatIsNotExactlyOneByteStringIsRefused() {
    for (String hex : List.of("", "40ff", "41", "4200", "60", "58", "5803aabb", "5f41aaff", "59")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> dev.localauth.passkey.key.Cbor.unwrapped(HexFormat.of().parseHex(hex)),
          hex);
    }
  }

  @Test
  void hmacSecretIsPromisedByExactlyTheseExtensions() {
    AuthenticatorData plain = AuthenticatorData.of("localhost", 1);
    byte[] promised = Cbor.encode(Map.of("hmac-secret", true));
    assertTrue(promises(plain.extended(promised)));
    assertFalse(promises(plain));
    assertFalse(promises(plain.extended(promised).flagged(0x05)));
    assertFalse(promises(plain.extended(Cbor.encode(Map.of("hmac-secret", false)))));
    assertFalse(promises(plain.extended(Cbor.encode(Map.of("credProtect", 2)))));
    assertFalse(dev.localauth.passkey.key.Cbor.endsWithHmacSecret(new byte[0]));
    assertFalse(dev.localauth.passkey.key.Cbor.endsWithHmacSecret(promised));
    assertEquals(14, promised.length);
  }

  private static boolean promises(AuthenticatorData data) {
    return dev.localauth.passkey.key.Cbor.endsWithHmacSecret(data.encode());
  }
}
