// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import dev.localauth.api.Secret;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is said to the process that runs PAM: always {@link #SIZE} bytes, of which the first says
 * whether there is an answer, and the next two how long it is. The stream to a process keeps up to
 * as many bytes in a buffer that nobody can wipe, and passes on what fills it.
 */
final class Reply {
  /** The longest answer, without a NUL at its end (PAM_MAX_RESP_SIZE). */
  static final int LONGEST_ANSWER = 511;

  private static final int SIZE = 8192;
  private static final int HEAD = 3;
  private static final byte NONE = 0;
  private static final byte ANSWER = 1;

  private Reply() {}

  /** Sends an answer that {@link #canSend} allows. */
  static void answer(OutputStream out, Secret answer) throws IOException {
    byte[] block = new byte[SIZE];
    try {
      block[0] = ANSWER;
      int length =
          answer.use(
              bytes -> {
                System.arraycopy(bytes, 0, block, HEAD, bytes.length);
                return bytes.length;
              });
      block[1] = (byte) (length >>> Byte.SIZE);
      block[2] = (byte) length;
      send(out, block);
    } finally {
      Arrays.fill(block, NONE);
    }
  }

  /** Says that there will be no answer. */
  static void none(OutputStream out) throws IOException {
    send(out, new byte[SIZE]);
  }

  /** Says whether C can be handed this as a string, and PAM as an answer. */
  static boolean canSend(Secret answer) {
    return answer.<Boolean, RuntimeException>use(
        bytes -> {
          boolean sound = bytes.length <= LONGEST_ANSWER;
          for (byte each : bytes) {
            sound &= each != 0;
          }
          return sound;
        });
  }

  /**
   * Waits for the next; empty if there will be no answer. The caller overwrites what it gets.
   *
   * @throws IOException if nobody is there any more
   */
  static Optional<byte[]> read(DataInputStream in) throws IOException {
    byte[] block = new byte[SIZE];
    try {
      in.readFully(block);
      if (block[0] != ANSWER) {
        return Optional.empty();
      }
      int length = Byte.toUnsignedInt(block[1]) << Byte.SIZE | Byte.toUnsignedInt(block[2]);
      if (length > LONGEST_ANSWER) {
        throw new StreamCorruptedException("an answer of " + length + " bytes");
      }
      return Optional.of(Arrays.copyOfRange(block, HEAD, HEAD + length));
    } finally {
      Arrays.fill(block, NONE);
    }
  }

  private static void send(OutputStream out, byte[] block) throws IOException {
    out.write(block);
    out.flush();
  }
}
