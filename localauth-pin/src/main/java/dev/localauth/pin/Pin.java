// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * What was typed, in Unicode's composed form (NFC): the same letter makes the same PIN on every
 * keyboard.
 *
 * <p>A PIN with characters from U+0300 on passes through {@link Normalizer}, which takes and makes
 * strings only: these cannot be overwritten and stay in memory, unreferenced, until the collector
 * reuses it. Everything below is composed already (UAX #15: no character there composes with one
 * before it), so digits and the Latin letters of one key never become a string.
 */
final class Pin implements AutoCloseable {
  private static final char FIRST_COMBINING = '\u0300';

  private final Secret bytes;
  private final char[] characters;

  private Pin(Secret bytes, char[] characters) {
    this.bytes = bytes;
    this.characters = characters;
  }

  /** Reads {@code answer}, which stays the caller's. */
  static Pin of(Secret answer) {
    char[] typed = answer.use(Pin::decode);
    char[] composed = compose(typed);
    // What is no text can be no PIN; it is kept as it came, and is wrong in the usual time.
    Secret bytes = typed.length == 0 ? answer.copy() : Secret.consuming(composed.clone());
    return new Pin(bytes, composed);
  }

  /** Returns what the key is made of; closed with this. */
  Secret bytes() {
    return bytes;
  }

  int length() {
    return Character.codePointCount(characters, 0, characters.length);
  }

  /** Returns the characters in the form the rules compare. */
  Folded folded() {
    return Folded.of(CharBuffer.wrap(characters));
  }

  Pin copy() {
    return new Pin(bytes.copy(), characters.clone());
  }

  @Override
  public void close() {
    bytes.close();
    Arrays.fill(characters, '\0');
  }

  /** Returns no characters for bytes that are not UTF-8. */
  private static char[] decode(byte[] bytes) {
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    try {
      boolean text =
          !StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes), decoded, true)
              .isError();
      return text ? Arrays.copyOf(decoded.array(), decoded.position()) : new char[0];
    } finally {
      Arrays.fill(decoded.array(), '\0');
    }
  }

  private static char[] compose(char[] typed) {
    if (isComposed(typed)) {
      return typed;
    }
    String composed = Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFC);
    Arrays.fill(typed, '\0');
    return composed.toCharArray();
  }

  private static boolean isComposed(char[] typed) {
    for (char each : typed) {
      if (each >= FIRST_COMBINING) {
        return false;
      }
    }
    return true;
  }
}
