// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.localauth.testsupport.softauthenticator.Algorithm;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import org.junit.jupiter.api.Test;

class PrfSaltTest {
  @Test
  void aKeyMakesTheValueThatABrowserWouldHandOut() {
    SoftCredential credential = SoftCredential.random(Algorithm.ES256, new byte[32]);
    byte[] input = {1, 2, 3};
    assertArrayEquals(credential.prf(input), credential.hmacSecret(PrfSalt.of(input)));
  }
}
