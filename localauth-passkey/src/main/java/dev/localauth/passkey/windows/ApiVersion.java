// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

/**
 * What a webauthn.dll can, by the number it says; of one later than 8, what version 8 can.
 *
 * @param number 1 or more
 */
record ApiVersion(int number) {
  /** Returns the latest version of the options for a new credential that it reads. */
  int makeCredentialOptions() {
    return switch (Math.min(number, 8)) {
      case 1, 2 -> 3;
      case 3 -> 4;
      case 4, 5 -> 5;
      default -> Math.min(number, 8);
    };
  }

  /** Returns the latest version of the options for a signature that it reads. */
  int getAssertionOptions() {
    return switch (Math.min(number, 8)) {
      case 1, 2 -> 4;
      case 3 -> 5;
      case 4, 5, 6 -> 6;
      default -> Math.min(number, 8);
    };
  }

  /** Says whether it takes salts for hmac-secret when it signs. */
  boolean makesSecrets() {
    return number >= 4;
  }
}
