// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The content of one file: magic, version, id of the key, nonce, and what AES-256-GCM makes of the
 * value. The header and the secret's full name are authenticated with it, so that a file under
 * another name does not open.
 */
final class SealedSecret {
  static final String SUFFIX = ".secret";
  private static final byte[] MAGIC = "localauth-file".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final int KEY_ID = 8;
  private static final int HEADER = MAGIC.length + 1 + KEY_ID;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int LONGEST_VALUE = WholeFile.LARGEST - HEADER - NONCE - TAG;

  private SealedSecret() {}

  /** A digest, so that no name ever reaches the file system. */
  static String fileName(SecretName name) throws SecretStoreException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded(name));
      return HexFormat.of().formatHex(digest) + SUFFIX;
    } catch (GeneralSecurityException failure) {
      throw broken(failure);
    }
  }

  static byte[] seal(Secret key, SecretName name, Secret value) throws SecretStoreException {
    if (value.length() > LONGEST_VALUE) {
      throw new SecretStoreException(
          Reason.FAILED, "a secret holds at most " + LONGEST_VALUE + " bytes");
    }
    try (Secret nonce = Secret.random(NONCE)) {
      byte[] header = header(key);
      byte[] start = nonce.use(byte[]::clone);
      byte[] sealed = value.use(cipher(Cipher.ENCRYPT_MODE, key, start, header, name)::doFinal);
      return ByteBuffer.allocate(HEADER + NONCE + sealed.length)
          .put(header)
          .put(start)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException failure) {
      throw broken(failure);
    }
  }

  static Secret open(Secret key, SecretName name, Secret content) throws SecretStoreException {
    try {
      // What is sealed is no secret, so the copy may stay behind.
      return Secret.owning(open(key, name, content.use(byte[]::clone)));
    } catch (AEADBadTagException altered) {
      throw damaged(name, "was altered");
    } catch (GeneralSecurityException failure) {
      throw broken(failure);
    }
  }

  private static byte[] open(Secret key, SecretName name, byte[] content)
      throws GeneralSecurityException, SecretStoreException {
    if (content.length < HEADER + NONCE + TAG
        || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw damaged(name, "is damaged");
    }
    int version = Byte.toUnsignedInt(content[MAGIC.length]);
    if (version > VERSION) {
      throw new SecretStoreException(
          Reason.FAILED,
          described(name) + " was made by a newer version",
          "use that version, or a later one");
    }
    byte[] header = header(key);
    if (!Arrays.equals(content, 0, HEADER, header, 0, HEADER)) {
      throw damaged(name, "was sealed with another key");
    }
    byte[] nonce = Arrays.copyOfRange(content, HEADER, HEADER + NONCE);
    int sealed = HEADER + NONCE;
    return cipher(Cipher.DECRYPT_MODE, key, nonce, header, name)
        .doFinal(content, sealed, content.length - sealed);
  }

  private static Cipher cipher(int mode, Secret key, byte[] nonce, byte[] header, SecretName name)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec keySpec = key.use(bytes -> new SecretKeySpec(bytes, "AES"));
    cipher.init(mode, keySpec, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD(header);
    cipher.updateAAD(encoded(name));
    return cipher;
  }

  private static byte[] header(Secret key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key.use(bytes -> new SecretKeySpec(bytes, "HmacSHA256")));
    byte[] id = mac.doFinal("localauth file store key id".getBytes(StandardCharsets.US_ASCII));
    return ByteBuffer.allocate(HEADER).put(MAGIC).put(VERSION).put(id, 0, KEY_ID).array();
  }

  /** UTF-16 keeps apart what UTF-8 would replace by the same question mark: lone surrogates. */
  private static byte[] encoded(SecretName name) {
    String application = name.application();
    String entry = name.entry();
    ByteBuffer encoded =
        ByteBuffer.allocate(
            Integer.BYTES + Character.BYTES * (application.length() + entry.length()));
    encoded.putInt(application.length());
    encoded.asCharBuffer().put(application).put(entry);
    return encoded.array();
  }

  private static SecretStoreException damaged(SecretName name, String how) {
    return FileStoreError.corrupt(described(name) + " " + how);
  }

  private static String described(SecretName name) {
    return "the file of the secret " + name;
  }

  private static SecretStoreException broken(GeneralSecurityException failure) {
    return new SecretStoreException(
        Reason.FAILED, "this Java cannot encrypt: " + failure.getMessage(), "", failure);
  }
}
