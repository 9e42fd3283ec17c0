// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Draws names that nobody can guess or give twice: 128 random bits in hexadecimal. */
final class Ids {
  private Ids() {}

  static String draw() {
    byte[] drawn = new byte[16];
    new SecureRandom().nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
