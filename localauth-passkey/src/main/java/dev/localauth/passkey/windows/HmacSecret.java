// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Secret;
import dev.localauth.passkey.transport.PrfSalt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secret that an authenticator makes of a salt, which is how PRF values are made. */
final class HmacSecret {
  private static final int LENGTH = WebAuthn.WEBAUTHN_CTAP_ONE_HMAC_SECRET_LENGTH;

  private HmacSecret() {}

  /**
   * Returns the salt for this PRF input, to be handed over with {@link
   * WebAuthn#WEBAUTHN_AUTHENTICATOR_HMAC_SECRET_VALUES_FLAG}, as Chromium does it.
   *
   * <p>Windows would hash the input itself, to the same end; this way the value is that of a
   * browser whatever Windows does.
   */
  static Pointer salt(Arena arena, byte[] prfInput) {
    HmacSecretSalt salt = new HmacSecretSalt();
    salt.cbFirst = LENGTH;
    salt.pbFirst = arena.bytes(PrfSalt.of(prfInput));
    return arena.structure(salt);
  }

  /** Copies what Windows put at {@code place}, if anything. */
  static Optional<Secret> copied(String call, @Nullable Pointer place)
      throws AuthenticatorException {
    if (place == null) {
      return Optional.empty();
    }
    HmacSecretSalt made = new HmacSecretSalt(place);
    if (made.pbFirst == null || made.cbFirst != LENGTH) {
      throw WindowsError.malformed(call);
    }
    return Optional.of(Secret.owning(made.pbFirst.getByteArray(0, LENGTH)));
  }

  /** Overwrites it where Windows put it. */
  static void wipe(@Nullable Pointer place) {
    if (place != null) {
      HmacSecretSalt made = new HmacSecretSalt(place);
      wipe(made.pbFirst, made.cbFirst);
      wipe(made.pbSecond, made.cbSecond);
    }
  }

  private static void wipe(@Nullable Pointer secret, int size) {
    if (secret != null && size > 0 && size <= LENGTH) {
      secret.clear(size);
    }
  }
}
