// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of client data and salts. */
final class Sha256 {
  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
