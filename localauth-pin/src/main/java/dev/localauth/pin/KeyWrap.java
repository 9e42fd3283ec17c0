// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Secret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts the unlocking key under a PIN: Argon2id, then AES-256-GCM. */
final class KeyWrap {
  static final int KEY_LENGTH = 32;

  private final KeyDerivation derivation;

  KeyWrap(KeyDerivation derivation) {
    this.derivation = derivation;
  }

  WrappedKey wrap(Pin pin, Secret unlockingKey, Cost cost) throws AuthenticatorException {
    // A new salt makes a new key, so that no nonce is ever used twice under one.
    WrappedKey.Header header =
        new WrappedKey.Header(
            cost, random(WrappedKey.SALT_LENGTH), random(WrappedKey.NONCE_LENGTH));
    try (Secret key = derivation.derive(pin.bytes(), header.salt(), cost)) {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, header);
      return new WrappedKey(header, unlockingKey.use(cipher::doFinal));
    } catch (GeneralSecurityException failure) {
      throw failed(failure);
    }
  }

  /** Returns the unlocking key, or empty if this is not the PIN. */
  Optional<Secret> unwrap(Pin pin, WrappedKey wrapped) throws AuthenticatorException {
    WrappedKey.Header header = wrapped.header();
    try (Secret key = derivation.derive(pin.bytes(), header.salt(), header.cost())) {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, header);
      return Optional.of(Secret.owning(cipher.doFinal(wrapped.sealed())));
    } catch (AEADBadTagException wrong) {
      return Optional.empty();
    } catch (GeneralSecurityException failure) {
      throw failed(failure);
    }
  }

  private static Cipher cipher(int mode, Secret key, WrappedKey.Header header)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new AesKey(key), new GCMParameterSpec(8 * WrappedKey.TAG_LENGTH, header.nonce()));
    cipher.updateAAD(header.encode());
    return cipher;
  }

  private static byte[] random(int length) {
    byte[] drawn = new byte[length];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }

  private static AuthenticatorException failed(GeneralSecurityException cause) {
    return new AuthenticatorException(Reason.FAILED, "this java cannot use aes-256-gcm", "", cause);
  }
}
