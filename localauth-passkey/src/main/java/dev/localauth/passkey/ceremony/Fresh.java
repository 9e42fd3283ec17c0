// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import java.security.SecureRandom;

/** Random bytes for what nobody may foresee, such as a challenge (WebAuthn Level 3 §13.4.3). */
public final class Fresh {
  /** How many there are, twice what the specification asks of a challenge. */
  public static final int LENGTH = 32;

  private Fresh() {}

  /** Draws {@link #LENGTH} bytes. */
  public static byte[] bytes() {
    byte[] drawn = new byte[LENGTH];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }
}
