// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import dev.localauth.api.SecretName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one credential from every other.
 *
 * @param target the name by which Windows finds it, whatever the case of its letters
 * @param label what Credential Manager shows as the user's name
 * @param entropy what DPAPI needs to open it, so that a value moved to another name is noticed
 */
record CredentialName(String target, String label, byte[] entropy) {
  static CredentialName of(SecretName name) {
    // Neither part holds a control character.
    byte[] unique = ("localauth\0" + name.application() + "\0" + name.entry()).getBytes(UTF_8);
    return new CredentialName("localauth/" + digest(unique), name.toString(), unique);
  }

  private static String digest(byte[] unique) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(unique);
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns {@code text} as Windows reads it, which the caller closes. */
  static Memory wide(String text) {
    byte[] bytes = (text + "\0").getBytes(UTF_16LE);
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }
}
