// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.jna.Pointer;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    salt.pbFirst = arena.bytes(hashed(prfInput));
    return arena.structure(salt);
  }

  /** WebAuthn Level 3 §10.1.4: SHA-256(UTF8Encode("WebAuthn PRF") || 0x00 || input). */
  private static byte[] hashed(byte[] prfInput) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update("WebAuthn PRF".getBytes(US_ASCII));
      sha256.update((byte) 0);
      return sha256.digest(prfInput);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
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
