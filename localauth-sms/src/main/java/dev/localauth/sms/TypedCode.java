// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.Secret;
import java.util.Arrays;
import java.util.Optional;

/** Reads what a person typed as a code; phones show codes in groups, so spaces are let through. */
final class TypedCode {
  /** The longest code that a gateway which makes its own may send. */
  private static final int LONGEST = 10;

  private TypedCode() {}

  /** Returns the digits, which the caller closes; empty if it cannot be a code. */
  static Optional<Secret> read(Secret answer) {
    return answer.use(TypedCode::digits);
  }

  private static Optional<Secret> digits(byte[] answer) {
    byte[] digits = new byte[LONGEST];
    try {
      int length = 0;
      for (byte each : answer) {
        if (each == ' ') {
          continue;
        }
        if (each < '0' || each > '9' || length == LONGEST) {
          return Optional.empty();
        }
        digits[length++] = each;
      }
      return length < 4
          ? Optional.empty()
          : Optional.of(Secret.owning(Arrays.copyOf(digits, length)));
    } finally {
      Arrays.fill(digits, (byte) 0);
    }
  }
}
