// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    return new KeyDigest(Parameters.of(Map.of(NAME, digest(unlockingKey))));
  }

  boolean means(Secret unlockingKey) {
    return MessageDigest.isEqual(ascii(enrolled.get(NAME).orElse("")), ascii(digest(unlockingKey)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String digest(Secret key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(key.use(sha256::digest));
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform has SHA-256 (MessageDigest, "Every implementation ... is required").
      throw new IllegalStateException(impossible);
    }
  }
}
