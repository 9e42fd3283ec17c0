// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/**
 * What the enrollment says of the unlocking key. The record rests beside the enrollment: without
 * this, whoever can write there could put a record in its place whose PIN they chose. The key has
 * 256 random bits, so that its digest tells nobody anything.
 *
 * @param enrolled the enrolled parameters
 */
record KeyDigest(Parameters enrolled) {
  private static final String NAME = "key-sha256";

  static KeyDigest of(Secret unlockingKey) {
    return new KeyDigest(Parameters.of(Map.of(NAME, unlockingKey.fingerprint())));
  }

  boolean means(Secret unlockingKey) {
    return MessageDigest.isEqual(
        ascii(enrolled.get(NAME).orElse("")), ascii(unlockingKey.fingerprint()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
