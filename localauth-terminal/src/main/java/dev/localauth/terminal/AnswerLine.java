// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import dev.localauth.api.Secret;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** One line while it is typed. Its bytes never leave the one array, which {@link #close} zeroes. */
final class AnswerLine implements AutoCloseable {
  static final int LONGEST = 1024;

  // What the keys send with Ctrl; the person's own choice in stty(1) does not matter here.
  private static final int INTERRUPT = 'C' & 0x1f;
  private static final int END_OF_FILE = 'D' & 0x1f;
  private static final int BACKSPACE = 'H' & 0x1f;
  private static final int KILL = 'U' & 0x1f;
  private static final int KILL_WORD = 'W' & 0x1f;
  private static final int STOP = 'Z' & 0x1f;
  private static final int QUIT = '\\' & 0x1f;
  private static final int DELETE = 0x7f;

  private static final byte[] RUB_OUT = {'\b', ' ', '\b'};

  private final boolean echoed;
  private final byte[] bytes = new byte[LONGEST];
  private final ByteArrayOutputStream echo = new ByteArrayOutputStream();
  private final EscapeSequence escape = new EscapeSequence();
  private int length;
  private boolean tooLong;

  AnswerLine(boolean echoed) {
    this.echoed = echoed;
  }

  /** What a key asks for beyond changing the line. */
  enum Wish {
    NONE,
    END,
    CANCEL,
    SUSPEND
  }

  Wish type(byte key, long nanoTime) {
    int c = key & 0xff;
    if (escape.takes(c, nanoTime)) {
      return Wish.NONE;
    }
    switch (c) {
      case '\r', '\n' -> {
        return Wish.END;
      }
      case INTERRUPT, QUIT -> {
        return Wish.CANCEL;
      }
      case END_OF_FILE -> {
        return length == 0 && !tooLong ? Wish.CANCEL : Wish.NONE;
      }
      case STOP -> {
        return Wish.SUSPEND;
      }
      case DELETE, BACKSPACE -> rubOut();
      case KILL -> rubOutAll();
      case KILL_WORD -> rubOutWord();
      default -> append(key);
    }
    return Wish.NONE;
  }

  boolean isTooLong() {
    return tooLong;
  }

  /** Returns a copy, which the caller closes. */
  Secret answer() {
    return Secret.owning(Arrays.copyOf(bytes, length));
  }

  /** Returns what to show for the keys typed since the last call: nothing if not echoed. */
  byte[] takeEcho() {
    byte[] taken = echo.toByteArray();
    echo.reset();
    return taken;
  }

  /** Returns the line as far as it may be shown. */
  byte[] visible() {
    return echoed ? Arrays.copyOf(bytes, length) : new byte[0];
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
    length = 0;
  }

  private void append(byte key) {
    if (tooLong || (key >= 0 && key < 0x20)) {
      return;
    }
    if (length == LONGEST) {
      tooLong = true;
      close();
      return;
    }
    bytes[length++] = key;
    int point = Utf8.pointAtEnd(bytes, length);
    if (Utf8.isControl(bytes, length, point)) {
      forget(point);
    } else if (echoed) {
      echo.write(bytes, length - point, point);
    }
  }

  private void rubOut() {
    if (length == 0) {
      return;
    }
    int point = Math.max(1, Utf8.pointAtEnd(bytes, length));
    forget(point);
    if (echoed) {
      echo.writeBytes(RUB_OUT);
    }
  }

  private void rubOutAll() {
    while (length > 0) {
      rubOut();
    }
  }

  private void rubOutWord() {
    while (length > 0 && bytes[length - 1] == ' ') {
      rubOut();
    }
    while (length > 0 && bytes[length - 1] != ' ') {
      rubOut();
    }
  }

  private void forget(int count) {
    Arrays.fill(bytes, length - count, length, (byte) 0);
    length -= count;
  }
}
