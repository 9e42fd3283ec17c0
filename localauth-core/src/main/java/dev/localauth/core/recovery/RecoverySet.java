// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.recovery;

import dev.localauth.api.Secret;
import dev.localauth.core.file.KeyValues;
import dev.localauth.core.file.MalformedFileException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The recovery codes that are left, salted and hashed. The codes have 80 bits, so that the hash
 * only has to keep a reader of the store from trying them fast (OWASP ASVS 5.0, 6.5.2).
 *
 * @param salt the salt of all of them, in hexadecimal
 * @param hashes PBKDF2 with HMAC-SHA512 of the SHA-256 of each code, in hexadecimal
 */
public record RecoverySet(String salt, List<String> hashes) {
  /** How many codes a new set has. */
  public static final int SIZE = 10;

  private static final int VERSION = 1;
  private static final int ITERATIONS = 210_000;
  private static final int SALT_BYTES = 16;

  /** Copies {@code hashes}. */
  public RecoverySet {
    hashes = List.copyOf(hashes);
  }

  /** Returns {@link #SIZE} new codes in the form that is shown; the caller closes them. */
  public static List<Secret> draw() {
    List<Secret> codes = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      codes.add(RecoveryCode.draw());
    }
    return codes;
  }

  /** Says whether {@code typed} is one of {@code codes}, in whatever spelling. */
  public static boolean isAmong(List<Secret> codes, Secret typed) {
    boolean found = false;
    try (Secret plain = RecoveryCode.normalized(typed)) {
      for (Secret code : codes) {
        try (Secret normal = RecoveryCode.normalized(code)) {
          found |= normal.matches(plain);
        }
      }
    }
    return found;
  }

  /** Returns the set of these codes; they stay the caller's. */
  public static RecoverySet of(List<Secret> codes) {
    try (Secret drawn = Secret.random(SALT_BYTES)) {
      String salt = drawn.use(HexFormat.of()::formatHex);
      return new RecoverySet(salt, codes.stream().map(code -> hash(salt, code)).toList());
    }
  }

  /** Returns the set without {@code typed}; empty if that is none of the codes left. */
  public Optional<RecoverySet> without(Secret typed) {
    return without(hash(typed));
  }

  /** Returns what {@code typed} is kept as, if it is a code; takes a while on purpose. */
  public String hash(Secret typed) {
    return hash(salt, typed);
  }

  /** Returns the set without the code of this {@link #hash}; empty if it is none that is left. */
  public Optional<RecoverySet> without(String hashed) {
    byte[] wanted = HexFormat.of().parseHex(hashed);
    List<String> left = new ArrayList<>();
    for (String hash : hashes) {
      if (!MessageDigest.isEqual(HexFormat.of().parseHex(hash), wanted)) {
        left.add(hash);
      }
    }
    return left.size() == hashes.size()
        ? Optional.empty()
        : Optional.of(new RecoverySet(salt, left));
  }

  /** Returns the one text of this set. */
  public byte[] toBytes() {
    return KeyValues.empty()
        .put("version", VERSION)
        .put("salt", salt)
        .put("hashes", String.join(" ", hashes))
        .toBytes();
  }

  /** Reads what {@link #toBytes} wrote. */
  public static RecoverySet parse(byte[] content) throws MalformedFileException {
    KeyValues text = KeyValues.parse(content);
    text.takeVersion(VERSION);
    RecoverySet set =
        new RecoverySet(
            text.take("salt"),
            Arrays.stream(text.take("hashes").split(" ", -1))
                .filter(hash -> !hash.isEmpty())
                .toList());
    text.requireNothingElse();
    boolean sound =
        set.salt.matches("[0-9a-f]{32}")
            && set.hashes.size() <= SIZE
            && set.hashes.stream().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    if (!sound) {
      throw new MalformedFileException("the recovery codes are not what was stored");
    }
    KeyValues.requireOneForm(content, set.toBytes());
    return set;
  }

  private static String hash(String salt, Secret code) {
    try (Secret plain = RecoveryCode.normalized(code)) {
      return plain.use(bytes -> HexFormat.of().formatHex(derive(salt, sha256(bytes))));
    }
  }

  // The platform's PBKDF2 keeps the characters it was given until the key is collected, so it gets
  // a digest: of 80 random bits it leads nobody back to the code.
  private static byte[] sha256(byte[] code) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(code);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static byte[] derive(String salt, byte[] digest) {
    char[] characters = new char[digest.length];
    for (int i = 0; i < digest.length; i++) {
      characters[i] = (char) (digest[i] & 0xff);
    }
    PBEKeySpec key =
        new PBEKeySpec(characters, HexFormat.of().parseHex(salt), ITERATIONS, 32 * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has PBKDF2", impossible);
    } finally {
      key.clearPassword();
      Arrays.fill(characters, '\0');
    }
  }
}
