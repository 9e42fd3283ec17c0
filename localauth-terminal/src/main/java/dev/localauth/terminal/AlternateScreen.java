// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A confidential text on the terminal's second screen, which has no scrollback (xterm's mode 1049).
 * It is left also when the program is ended from outside.
 */
final class AlternateScreen implements Backdrop {
  private static final byte[] ENTER = ascii("\u001b[?1049h\u001b[H\u001b[2J");
  private static final byte[] LEAVE = ascii("\u001b[0m\u001b[?1049l");

  private final ConfidentialText text;
  private final Thread onExit;
  private Terminal.Size drawnFor = new Terminal.Size(0, 0);
  private boolean shown;

  AlternateScreen(ConfidentialText text, Terminal.Opener opener) {
    this.text = text;
    onExit = new Thread(() -> leave(opener), "leave-screen");
  }

  @Override
  public synchronized void draw(Terminal terminal) throws IOException {
    drawnFor = terminal.size();
    if (!shown) {
      watchExit();
      shown = true;
    }
    terminal.write(ENTER);
    text.writeTo(terminal);
  }

  @Override
  public boolean redraw(Terminal terminal) throws IOException {
    if (terminal.size().equals(drawnFor)) {
      return false;
    }
    draw(terminal);
    return true;
  }

  @Override
  public synchronized void hide(Terminal terminal) throws IOException {
    if (shown) {
      shown = false;
      wipe(terminal);
      terminal.write(LEAVE);
      forgetExit();
    }
  }

  /** Row by row: some terminals keep what "erase all" erases in their scrollback. */
  private static void wipe(Terminal terminal) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int row = 1; row <= terminal.size().rows(); row++) {
      rows.append("\u001b[").append(row).append(";1H\u001b[2K");
    }
    terminal.write(ascii(rows.toString()));
  }

  @Override
  public void close() {
    text.close();
    forgetExit();
  }

  private void watchExit() throws IOException {
    try {
      Runtime.getRuntime().addShutdownHook(onExit);
    } catch (IllegalStateException e) {
      throw new IOException("the program is ending", e);
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // the program is ending, and the hook runs or has run
    }
  }

  private void leave(Terminal.Opener opener) {
    try (Terminal terminal = opener.open()) {
      hide(terminal);
    } catch (IOException e) {
      // the terminal is gone, and the screen with it
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
