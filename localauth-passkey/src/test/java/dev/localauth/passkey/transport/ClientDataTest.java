// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ClientDataTest {
  // Its base64url has both characters that base64 lacks, and would have padding.
  private static final byte[] CHALLENGE = HexFormat.of().parseHex("fbeffeff");

  @Test
  void aRegistrationIsWrittenAsTheSpecificationSays() {
    assertEquals(
        "{\"type\":\"webauthn.create\",\"challenge\":\"--_-_w\","
            + "\"origin\":\"http://localhost\",\"crossOrigin\":false}",
        new String(ClientData.ofRegistration(CHALLENGE).json(), UTF_8));
  }

  @Test
  void anAssertionIsWrittenAsTheSpecificationSays() {
    assertEquals(
        "{\"type\":\"webauthn.get\",\"challenge\":\"--_-_w\","
            + "\"origin\":\"http://localhost\",\"crossOrigin\":false}",
        new String(ClientData.ofAssertion(CHALLENGE).json(), UTF_8));
  }

  @Test
  void whatIsSignedIsTheirHash() throws Exception {
    ClientData data = ClientData.ofAssertion(CHALLENGE);
    assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(data.json()), data.hash());
  }
}
