// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

/** The contract, for an authenticator that makes PRF values only when it signs. */
class PasskeyWithLatePrfTest extends PasskeyAuthenticatorTest {
  PasskeyWithLatePrfTest() {
    transport.prf = SoftTransport.Prf.WHEN_SIGNING;
  }
}
