// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import java.time.Duration;

/**
 * Recognizes what arrow keys, pastes and the terminal's own reports send (ECMA-48), so that none of
 * it becomes part of an answer.
 */
final class EscapeSequence {
  /** The bytes of a sequence come together; after a pause it was the Escape key alone. */
  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  private static final int ESC = 0x1b;

  private State state = State.NONE;
  private long last;

  private enum State {
    NONE,
    ESCAPE,
    /** After {@code ESC [}: parameters, then a final byte. */
    CONTROL,
    /** After {@code ESC O}: one more byte. */
    SINGLE_SHIFT,
    /** A report of the terminal, ended by BEL or by the next ESC. */
    STRING
  }

  /** Says whether {@code c}, typed at {@code nanoTime}, belongs to a sequence. */
  boolean takes(int c, long nanoTime) {
    boolean late = nanoTime - last > PAUSE;
    last = nanoTime;
    if (c == ESC) {
      state = State.ESCAPE;
      return true;
    }
    if (state == State.NONE || late || c < 0x20 || c >= 0x7f) {
      state = State.NONE;
      return false;
    }
    state = next(c);
    return true;
  }

  private State next(int c) {
    return switch (state) {
      case ESCAPE ->
          switch (c) {
            case '[' -> State.CONTROL;
            case 'O' -> State.SINGLE_SHIFT;
            case ']', 'P', 'X', '^', '_' -> State.STRING;
            default -> c < 0x30 ? State.ESCAPE : State.NONE;
          };
      case CONTROL -> c < 0x40 ? State.CONTROL : State.NONE;
      case STRING -> State.STRING;
      case SINGLE_SHIFT, NONE -> State.NONE;
    };
  }
}
