// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How PIN, tokens and secrets are wrapped on their way (CTAP 2.1 §6.5.6 and §6.5.7). */
enum PinProtocol {
  ONE(1) {
    @Override
    byte[] key(byte[] shared) throws GeneralSecurityException {
      return MessageDigest.getInstance("SHA-256").digest(shared);
    }

    @Override
    byte[] encrypt(byte[] key, byte[] plain) throws GeneralSecurityException {
      return aes(Cipher.ENCRYPT_MODE, key, new byte[BLOCK], plain);
    }

    @Override
    byte[] decrypt(byte[] key, byte[] sealed) throws GeneralSecurityException {
      return aes(Cipher.DECRYPT_MODE, key, new byte[BLOCK], sealed);
    }

    @Override
    byte[] authenticate(byte[] key, byte[] message) throws GeneralSecurityException {
      return Arrays.copyOf(hmac(key, message), 16);
    }
  },

  TWO(2) {
    @Override
    byte[] key(byte[] shared) throws GeneralSecurityException {
      byte[] extracted = hmac(new byte[HALF], shared);
      byte[] key = Arrays.copyOf(expanded(extracted, "CTAP2 HMAC key"), 2 * HALF);
      System.arraycopy(expanded(extracted, "CTAP2 AES key"), 0, key, HALF, HALF);
      return key;
    }

    @Override
    byte[] encrypt(byte[] key, byte[] plain) throws GeneralSecurityException {
      byte[] iv = new byte[BLOCK];
      new SecureRandom().nextBytes(iv);
      byte[] sealed = aes(Cipher.ENCRYPT_MODE, second(key), iv, plain);
      byte[] both = Arrays.copyOf(iv, BLOCK + sealed.length);
      System.arraycopy(sealed, 0, both, BLOCK, sealed.length);
      return both;
    }

    @Override
    byte[] decrypt(byte[] key, byte[] sealed) throws GeneralSecurityException {
      return aes(
          Cipher.DECRYPT_MODE,
          second(key),
          Arrays.copyOf(sealed, BLOCK),
          Arrays.copyOfRange(sealed, BLOCK, sealed.length));
    }

    @Override
    byte[] authenticate(byte[] key, byte[] message) throws GeneralSecurityException {
      return hmac(Arrays.copyOf(key, HALF), message);
    }

    private byte[] second(byte[] key) {
      return Arrays.copyOfRange(key, HALF, 2 * HALF);
    }

    /** RFC 5869 §2.3, of which one block is enough. */
    private byte[] expanded(byte[] extracted, String info) throws GeneralSecurityException {
      byte[] text = info.getBytes(StandardCharsets.US_ASCII);
      byte[] block = Arrays.copyOf(text, text.length + 1);
      block[text.length] = 1;
      return hmac(extracted, block);
    }
  };

  private static final int BLOCK = 16;
  private static final int HALF = 32;

  private final int number;

  PinProtocol(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static PinProtocol of(int number) {
    return number == 1 ? ONE : TWO;
  }

  /** Returns the key of a session from what both sides agreed on. */
  abstract byte[] key(byte[] shared) throws GeneralSecurityException;

  abstract byte[] encrypt(byte[] key, byte[] plain) throws GeneralSecurityException;

  abstract byte[] decrypt(byte[] key, byte[] sealed) throws GeneralSecurityException;

  abstract byte[] authenticate(byte[] key, byte[] message) throws GeneralSecurityException;

  static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }

  private static byte[] aes(int mode, byte[] key, byte[] iv, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(input);
  }
}
