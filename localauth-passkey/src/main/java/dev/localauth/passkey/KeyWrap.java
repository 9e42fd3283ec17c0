// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Secret;
import dev.localauth.passkey.ceremony.Credential;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts the unlocking key under the value that an authenticator makes and a random key from the
 * store: HKDF-SHA-256 over both, then AES-256-GCM. Any page on {@code localhost} can ask a browser
 * for the value, and any program of the account may read the store; neither has the key.
 *
 * <p>What rests is a nonce of 12 bytes, the encrypted key and a tag of 16 bytes.
 */
final class KeyWrap {
  static final int KEY_LENGTH = 32;

  private static final int NONCE_LENGTH = 12;
  private static final int TAG_LENGTH = 16;
  private static final int LENGTH = NONCE_LENGTH + KEY_LENGTH + TAG_LENGTH;
  private static final byte[] PURPOSE =
      ("localauth/" + PasskeyAuthenticator.ID + "/unlocking-key/1\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final Credential credential;
  private final Secret prf;
  private final Secret storeKey;

  /**
   * Works with secrets that stay the caller's.
   *
   * @throws IllegalArgumentException if one of them does not have 32 bytes
   */
  KeyWrap(Credential credential, Secret prf, Secret storeKey) {
    if (prf.length() != KEY_LENGTH || storeKey.length() != KEY_LENGTH) {
      throw new IllegalArgumentException("a key is made of two times " + KEY_LENGTH + " bytes");
    }
    this.credential = credential;
    this.prf = prf;
    this.storeKey = storeKey;
  }

  Secret wrap(Secret unlockingKey) throws AuthenticatorException {
    byte[] nonce = new byte[NONCE_LENGTH];
    new SecureRandom().nextBytes(nonce);
    try (Secret key = key()) {
      byte[] sealed = unlockingKey.use(cipher(Cipher.ENCRYPT_MODE, key, nonce)::doFinal);
      return Secret.owning(ByteBuffer.allocate(LENGTH).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException failure) {
      throw Failures.unusableCryptography(failure);
    }
  }

  /** Returns the unlocking key, or empty if {@code wrapped} is not what was made of it. */
  Optional<Secret> unwrap(Secret wrapped) throws AuthenticatorException {
    if (wrapped.length() != LENGTH) {
      return Optional.empty();
    }
    try (Secret key = key()) {
      return Optional.of(Secret.owning(wrapped.use(bytes -> opened(key, bytes))));
    } catch (AEADBadTagException other) {
      return Optional.empty();
    } catch (GeneralSecurityException failure) {
      throw Failures.unusableCryptography(failure);
    }
  }

  private byte[] opened(Secret key, byte[] wrapped) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_LENGTH).put(wrapped, 0, NONCE_LENGTH).array();
    return cipher(Cipher.DECRYPT_MODE, key, nonce)
        .doFinal(wrapped, NONCE_LENGTH, LENGTH - NONCE_LENGTH);
  }

  // A new store key at each registration makes a new key, so that no nonce meets one twice.
  private Secret key() {
    try (Secret both = joined()) {
      return Hkdf.derive(both, new byte[0], context(), KEY_LENGTH);
    }
  }

  private Secret joined() {
    byte[] both = new byte[prf.length() + storeKey.length()];
    prf.use(bytes -> ByteBuffer.wrap(both).put(bytes));
    storeKey.use(bytes -> ByteBuffer.wrap(both).position(prf.length()).put(bytes));
    return Secret.owning(both);
  }

  private Cipher cipher(int mode, Secret key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new AesKey(key), new GCMParameterSpec(8 * TAG_LENGTH, nonce));
    cipher.updateAAD(context());
    return cipher;
  }

  private byte[] context() {
    byte[] id = credential.id();
    byte[] publicKey = credential.publicKey();
    return ByteBuffer.allocate(PURPOSE.length + Integer.BYTES + id.length + publicKey.length)
        .put(PURPOSE)
        .putInt(id.length)
        .put(id)
        .put(publicKey)
        .array();
  }
}
