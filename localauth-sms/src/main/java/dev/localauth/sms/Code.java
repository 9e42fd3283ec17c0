// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.Secret;
import java.security.SecureRandom;

/** Makes codes: 6 digits, about 20 bits, each as likely as any other (NIST SP 800-63B §3.1.3.2). */
final class Code {
  static final int DIGITS = 6;

  private Code() {}

  /** Returns the digits in ASCII; the caller closes them. */
  static Secret random() {
    // nextInt(bound) draws again rather than favour some numbers.
    int left = new SecureRandom().nextInt(1_000_000);
    byte[] digits = new byte[DIGITS];
    for (int i = DIGITS - 1; i >= 0; i--) {
      digits[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    return Secret.owning(digits);
  }
}
