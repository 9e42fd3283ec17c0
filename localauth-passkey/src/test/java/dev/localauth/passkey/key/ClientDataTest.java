// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

/** WebAuthn Level 3 §5.8.1.1. */
class ClientDataTest {
  private static final byte[] CHALLENGE = {(byte) 0xfb, (byte) 0xff, 0, 1};

  @Test
  void theMembersStandInTheOrderOfTheSpecification() {
    assertEquals(
        "{\"type\":\"webauthn.create\",\"challenge\":\"-_8AAQ\","
            + "\"origin\":\"http://localhost\",\"crossOrigin\":false}",
        text(ClientData.ofCreation(CHALLENGE)));
    assertEquals(
        "{\"type\":\"webauthn.get\",\"challenge\":\"-_8AAQ\","
            + "\"origin\":\"http://localhost\",\"crossOrigin\":false}",
        text(ClientData.ofAssertion(CHALLENGE)));
  }

  @Test
  void whatIsSignedIsItsHash() throws Exception {
    ClientData data = ClientData.ofAssertion(CHALLENGE);
    assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(data.json()), data.hash());
  }

  private static String text(ClientData data) {
    return new String(data.json(), StandardCharsets.UTF_8);
  }
}
