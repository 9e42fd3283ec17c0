// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes that are overwritten with zeros when closed, and that never print.
 *
 * <p>The only carrier of keys, codes and personal identification numbers. Whoever holds a secret
 * closes it, unless the method it was given to says that it takes ownership. There is no {@code
 * equals} by content and no serial form. Safe for use by several threads.
 */
public final class Secret implements AutoCloseable {
  private final byte[] bytes;
  private boolean closed;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes ownership of {@code bytes}: the caller must not touch the array again. */
  public static Secret owning(byte[] bytes) {
    return new Secret(bytes);
  }

  /** Copies {@code bytes}; the array stays the caller's to overwrite. */
  public static Secret copyOf(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /**
   * Encodes {@code characters} as UTF-8 and overwrites the array with zeros. Unpaired surrogates
   * become {@code ?}.
   */
  public static Secret consuming(char[] characters) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
    byte[] exact = new byte[encoded.remaining()];
    encoded.get(exact);
    Arrays.fill(encoded.array(), (byte) 0);
    Arrays.fill(characters, '\0');
    return new Secret(exact);
  }

  /** Draws {@code length} bytes from the platform's strong random generator. */
  public static Secret random(int length) {
    byte[] drawn = new byte[length];
    new SecureRandom().nextBytes(drawn);
    return new Secret(drawn);
  }

  /**
   * Lends the bytes for the length of {@code body}. They must neither escape it nor be changed by
   * it, and {@code body} must not close this secret.
   *
   * @throws IllegalStateException if this secret is closed
   * @throws E what {@code body} throws
   */
  public synchronized <T, E extends Exception> T use(Body<T, E> body) throws E {
    requireOpen();
    return body.apply(bytes);
  }

  /**
   * Returns an independent copy, which the caller closes.
   *
   * @throws IllegalStateException if this secret is closed
   */
  public Secret copy() {
    return use(Secret::copyOf);
  }

  /**
   * Returns the number of bytes.
   *
   * @throws IllegalStateException if this secret is closed
   */
  public synchronized int length() {
    requireOpen();
    return bytes.length;
  }

  /**
   * Returns the SHA-256 of the bytes, 64 lower-case hexadecimal digits, to tell the same secret by
   * later. Only for 128 random bits and more: of anything that can be guessed it gives away what it
   * is.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public String fingerprint() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try {
        return HexFormat.of().formatHex(use(sha256::digest));
      } finally {
        // The JDK's digests keep the last block until then.
        sha256.reset();
      }
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * Says whether both hold the same bytes, in a time that depends on the lengths only.
   *
   * @throws IllegalStateException if either secret is closed
   */
  public boolean matches(Secret other) {
    try (Secret theirs = other.copy()) {
      return use(mine -> MessageDigest.isEqual(mine, theirs.bytes));
    }
  }

  /** Overwrites the bytes with zeros; doing so twice is not an error. */
  @Override
  public synchronized void close() {
    Arrays.fill(bytes, (byte) 0);
    closed = true;
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this secret is closed");
    }
  }

  /**
   * What is done with the bytes of a secret while they are lent.
   *
   * @param <T> the result
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface Body<T, E extends Exception> {
    /** Works on {@code bytes}, which belong to the secret. */
    T apply(byte[] bytes) throws E;
  }
}
