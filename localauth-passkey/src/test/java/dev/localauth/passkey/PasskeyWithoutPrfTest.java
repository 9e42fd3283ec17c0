// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

/** The contract, for an authenticator that makes no PRF values. */
class PasskeyWithoutPrfTest extends PasskeyAuthenticatorTest {
  PasskeyWithoutPrfTest() {
    transport.prf = SoftTransport.Prf.NEVER;
  }
}
