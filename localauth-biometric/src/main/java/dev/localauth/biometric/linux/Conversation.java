// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes what a PAM module says on to the process that started this one, and brings the answers
 * back (pam_conv(3)).
 */
final class Conversation implements LibPam.Conv {
  /** PAM_MAX_NUM_MSG. */
  private static final int MOST_AT_ONCE = 32;

  /** More than is ever shown of a message. */
  private static final int LONGEST_MESSAGE = 2048;

  private static final int PROMPT_ECHO_OFF = 1;
  private static final int PROMPT_ECHO_ON = 2;
  private static final int ERROR_MSG = 3;
  private static final int TEXT_INFO = 4;

  private static final long POINTER = Native.POINTER_SIZE;

  private final Libc libc;
  private final DataOutputStream out;
  private final Replies replies;

  Conversation(Libc libc, DataOutputStream out, Replies replies) {
    this.libc = libc;
    this.out = out;
    this.replies = replies;
  }

  @Override
  public int converse(int count, Pointer messages, Pointer responses, @Nullable Pointer unused) {
    if (count < 1 || count > MOST_AT_ONCE) {
      return PamCode.CONV_ERR.number();
    }
    Pointer answers = libc.calloc(new NativeLong(count), new NativeLong(2 * POINTER));
    if (answers == null) {
      return PamCode.BUF_ERR.number();
    }
    try {
      for (int i = 0; i < count; i++) {
        Pointer message = messages.getPointer(i * POINTER);
        pass(message.getInt(0), text(message.getPointer(POINTER)), answers.share(2 * i * POINTER));
      }
      responses.setPointer(0, answers);
      return PamCode.SUCCESS.number();
    } catch (Throwable broken) {
      // JNA would make a success of whatever is thrown here.
      discard(answers, count);
      return PamCode.CONV_ERR.number();
    }
  }

  private void pass(int style, String text, Pointer answer) throws IOException {
    switch (style) {
      case PROMPT_ECHO_OFF, PROMPT_ECHO_ON -> {
        new Word.Asked(text, style == PROMPT_ECHO_ON).write(out);
        answer.setPointer(0, allocated(replies.next()));
      }
      case ERROR_MSG, TEXT_INFO -> new Word.Shown(text).write(out);
      default -> throw new IOException("no style of message has the number " + style);
    }
  }

  /** libpam and its modules free this. */
  private Pointer allocated(Optional<byte[]> reply) throws IOException {
    byte[] bytes = reply.orElseThrow(() -> new IOException("no answer"));
    try {
      Pointer memory = libc.calloc(new NativeLong(bytes.length + 1L), new NativeLong(1));
      if (memory == null) {
        throw new IOException("no memory");
      }
      memory.write(0, bytes, 0, bytes.length);
      return memory;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private void discard(Pointer answers, int count) {
    for (int i = 0; i < count; i++) {
      Pointer answer = answers.getPointer(2 * i * POINTER);
      if (answer != null) {
        for (long at = 0; answer.getByte(at) != 0; at++) {
          answer.setByte(at, (byte) 0);
        }
        libc.free(answer);
      }
    }
    libc.free(answers);
  }

  private static String text(@Nullable Pointer string) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; string != null && at < LONGEST_MESSAGE && string.getByte(at) != 0; at++) {
      bytes.write(string.getByte(at));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
