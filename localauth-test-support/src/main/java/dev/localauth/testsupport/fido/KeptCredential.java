// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.util.Arrays;

/**
 * A credential on a soft key.
 *
 * @param credential it
 * @param rpId whom it is for
 * @param resident whether the key finds it without being told the id
 */
record KeptCredential(SoftCredential credential, String rpId, boolean resident) {
  boolean is(String party, byte[] id) {
    return rpId.equals(party) && Arrays.equals(credential.id(), id);
  }
}
