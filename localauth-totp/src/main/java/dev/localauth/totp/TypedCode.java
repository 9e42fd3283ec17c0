// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.Secret;
import java.util.Arrays;
import java.util.Optional;

/** Reads what a person typed as a code; apps show codes in groups, so spaces are let through. */
final class TypedCode {
  private TypedCode() {}

  /** Returns the digits, which the caller closes; empty if it cannot be a code of that length. */
  static Optional<Secret> read(Secret answer, int digits) {
    return answer.use(bytes -> read(bytes, digits));
  }

  private static Optional<Secret> read(byte[] answer, int digits) {
    byte[] code = new byte[digits];
    int length = 0;
    for (byte each : answer) {
      if (each == ' ') {
        continue;
      }
      if (each < '0' || each > '9' || length == digits) {
        Arrays.fill(code, (byte) 0);
        return Optional.empty();
      }
      code[length++] = each;
    }
    if (length < digits) {
      Arrays.fill(code, (byte) 0);
      return Optional.empty();
    }
    return Optional.of(Secret.owning(code));
  }
}
