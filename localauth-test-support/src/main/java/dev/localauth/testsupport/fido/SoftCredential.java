// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.security.KeyPair;

/**
 * A credential on a soft key.
 *
 * @param id its id
 * @param rpId whom it is for
 * @param userHandle whose it is
 * @param resident whether the key finds it without being told the id
 * @param algorithm how it signs
 * @param pair what it signs with
 * @param secret what hmac-secret is made of
 */
record SoftCredential(
    byte[] id,
    String rpId,
    byte[] userHandle,
    boolean resident,
    Algorithm algorithm,
    KeyPair pair,
    byte[] secret) {}
