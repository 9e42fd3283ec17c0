// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.sun.jna.Pointer;
import dev.localauth.api.AuthenticatorException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what Windows answered, without trust in its sizes. */
final class Answer {
  /** Far more than any authenticator sends: CTAP messages end at 7609 bytes. */
  private static final int MOST = 0xffff;

  private static final int LONGEST_NAME = 64;

  private Answer() {}

  /** Passes if {@code result} is none of the errors. */
  static void check(WebAuthn webauthn, String call, int result) throws AuthenticatorException {
    if (result < 0) {
      throw WindowsError.of(call, result, name(webauthn, result));
    }
  }

  private static String name(WebAuthn webauthn, int result) {
    return Optional.ofNullable(webauthn.WebAuthNGetErrorName(result)).map(Answer::text).orElse("");
  }

  /** Returns text of at most 64 characters; not by JNA, whose wide characters are the system's. */
  static String text(Pointer wide) {
    int length = 0;
    while (length < LONGEST_NAME && wide.getShort(2L * length) != 0) {
      length++;
    }
    return new String(wide.getByteArray(0, 2 * length), UTF_16LE);
  }

  /** Copies bytes that have to be there. */
  static byte[] bytes(String call, @Nullable Pointer place, int size)
      throws AuthenticatorException {
    if (place == null || size < 1 || size > MOST) {
      throw WindowsError.malformed(call);
    }
    return place.getByteArray(0, size);
  }
}
