// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import dev.localauth.api.PromptException;
import dev.localauth.api.PromptException.Reason;
import dev.localauth.api.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** One question on one terminal, from the prompt to the end of the line. */
final class Dialogue {
  /** How often it is made sure that the terminal still hides what is typed. */
  private static final Duration GLANCE = Duration.ofMillis(500);

  /** An endless line has ended when nothing comes for so long. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Terminal terminal;
  private final Backdrop backdrop;
  private final byte[] prompt;
  private final Duration patience;
  private final AnswerLine line;
  private long asked;

  Dialogue(Terminal terminal, Backdrop backdrop, byte[] prompt, boolean echoed, Duration patience) {
    this.terminal = terminal;
    this.backdrop = backdrop;
    this.prompt = prompt;
    this.patience = patience;
    line = new AnswerLine(echoed);
  }

  Secret answer() throws IOException, PromptException {
    byte[] keys = new byte[256];
    try (line) {
      begin();
      while (true) {
        if (read(keys)) {
          return complete();
        }
      }
    } finally {
      Arrays.fill(keys, (byte) 0);
      terminal.release();
    }
  }

  private void begin() throws IOException {
    terminal.seize();
    show();
  }

  private void show() throws IOException {
    asked = System.nanoTime();
    terminal.write(prompt);
    terminal.write(line.visible());
    line.takeEcho();
  }

  /** Reads some keys, and says whether the line has ended. */
  private boolean read(byte[] keys) throws IOException, PromptException {
    int count = terminal.read(keys, shortest(line.isTooLong() ? PAUSE : GLANCE, remaining()));
    if (count == Terminal.CLOSED) {
      throw new PromptException(Reason.CANCELLED, "the terminal was closed");
    }
    if (remaining().isNegative()) {
      throw new PromptException(Reason.TIMED_OUT, "nobody answered in time");
    }
    if (count == 0) {
      return line.isTooLong() || idle();
    }
    try {
      return take(keys, count);
    } finally {
      terminal.write(line.takeEcho());
    }
  }

  private boolean take(byte[] keys, int count) throws IOException, PromptException {
    for (int i = 0; i < count; i++) {
      switch (line.type(keys[i], System.nanoTime())) {
        case NONE -> {}
        case END -> {
          return true;
        }
        case CANCEL -> throw new PromptException(Reason.CANCELLED, "cancelled");
        case SUSPEND -> suspend();
      }
    }
    return false;
  }

  private boolean idle() throws IOException {
    if (terminal.regain() || backdrop.redraw(terminal)) {
      show();
    }
    return false;
  }

  private Duration remaining() {
    return patience.minusNanos(System.nanoTime() - asked);
  }

  private static Duration shortest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void suspend() throws IOException {
    backdrop.hide(terminal);
    terminal.release();
    terminal.suspend();
    terminal.seize();
    backdrop.draw(terminal);
    show();
  }

  private Secret complete() throws PromptException {
    if (line.isTooLong()) {
      throw new PromptException(Reason.UNUSABLE_ANSWER, "the answer is too long");
    }
    return line.answer();
  }
}
