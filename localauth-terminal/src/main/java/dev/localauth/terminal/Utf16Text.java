// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as Windows takes it. As secret as what it was made from; {@link #close} overwrites it. */
final class Utf16Text implements AutoCloseable {
  /** A console of earlier Windows takes 64 KiB at once. */
  private static final int PIECE = 8192;

  private final Memory memory;
  private final int length;

  private Utf16Text(Memory memory, int length) {
    this.memory = memory;
    this.length = length;
  }

  /** Decodes UTF-8; what is none becomes U+FFFD. */
  static Utf16Text of(byte[] utf8) {
    // No text has more units in UTF-16 than bytes in UTF-8.
    char[] units = new char[utf8.length];
    CharBuffer decoded = CharBuffer.wrap(units);
    StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .decode(ByteBuffer.wrap(utf8), decoded, true);
    int length = decoded.position();
    Memory memory = new Memory(Math.max(1, length) * 2L);
    for (int i = 0; i < length; i++) {
      memory.setShort(i * 2L, (short) units[i]);
    }
    Arrays.fill(units, '\0');
    return new Utf16Text(memory, length);
  }

  int length() {
    return length;
  }

  Pointer from(int position) {
    return memory.share(position * 2L);
  }

  int pieceFrom(int position) {
    return Math.min(PIECE, length - position);
  }

  @Override
  public void close() {
    memory.clear();
    memory.close();
  }
}
