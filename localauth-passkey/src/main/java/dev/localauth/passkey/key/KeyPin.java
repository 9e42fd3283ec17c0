// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The PIN of a key as libfido2 takes it, a C string in Unicode's composed form (CTAP 2.1 §6.5.1);
 * overwritten when closed.
 */
final class KeyPin implements AutoCloseable {
  static final String BLOCKED = "the PIN of the security key is blocked";
  static final String MISSING = "the security key has no PIN yet";
  static final String SETTING = "set one with fido2-token -S or its maker's program";

  private static final int FEWEST = 4;
  private static final int MOST_BYTES = 63;
  private static final char FIRST_COMBINING = '\u0300';

  private final @Nullable Memory memory;

  private KeyPin(@Nullable Memory memory) {
    this.memory = memory;
  }

  /** For a key that verifies the person by itself. */
  static KeyPin none() {
    return new KeyPin(null);
  }

  /**
   * Reads {@code answer}, which stays the caller's.
   *
   * @throws AuthenticatorException if no key can have such a PIN; the key's own tries are spared
   */
  static KeyPin of(Secret answer) throws AuthenticatorException {
    try (Secret composed = composed(answer)) {
      return composed.use(KeyPin::copied);
    }
  }

  /** Returns the C string, or null. */
  @Nullable Pointer pointer() {
    return memory;
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.clear();
    }
  }

  private static KeyPin copied(byte[] pin) throws AuthenticatorException {
    int characters = 0;
    for (byte each : pin) {
      if (each == 0) {
        throw impossible();
      }
      // Not the second and later bytes of a character.
      characters += (each & 0xc0) == 0x80 ? 0 : 1;
    }
    if (characters < FEWEST || pin.length > MOST_BYTES) {
      throw impossible();
    }
    Memory memory = new Memory(pin.length + 1L);
    memory.write(0, pin, 0, pin.length);
    memory.setByte(pin.length, (byte) 0);
    return new KeyPin(memory);
  }

  /**
   * Letters above U+0300 pass through {@link Normalizer}, which takes and makes strings only: these
   * cannot be overwritten. Everything below is composed already (UAX #15).
   */
  private static Secret composed(Secret answer) {
    char[] typed = answer.use(KeyPin::decoded);
    try {
      for (char each : typed) {
        if (each >= FIRST_COMBINING) {
          return Secret.consuming(
              Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFC).toCharArray());
        }
      }
      return answer.copy();
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  private static char[] decoded(byte[] bytes) {
    CharBuffer characters = CharBuffer.allocate(bytes.length);
    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), characters, true);
    char[] exact = Arrays.copyOf(characters.array(), characters.position());
    Arrays.fill(characters.array(), '\0');
    return exact;
  }

  private static AuthenticatorException impossible() {
    // Not refunded either: nothing typed is free.
    return new AuthenticatorException(
        Reason.FAILED,
        "that cannot be the PIN of a security key, and was not sent to it",
        "such a PIN has 4 characters or more");
  }
}
