// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.PseudoTerminal;
import dev.localauth.testsupport.Wine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A Windows console, where the test types. Wine's console draws a blank as a movement of the cursor
 * and hides the cursor while it draws, so words are matched one by one.
 */
final class WindowsDesk implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(60);

  /** Between what Wine's console draws for one word and for the next. */
  private static final String GAP = "(?:\\x1b\\[[0-9;?]*[A-Za-z]|\\s)+";

  private final PseudoTerminal terminal;
  private int commands;

  WindowsDesk(PseudoTerminal terminal) {
    this.terminal = terminal;
  }

  /** Opens a console in {@code home}, with the program on its path. */
  static WindowsDesk open(Wine wine, Path home) {
    WindowsDesk desk =
        new WindowsDesk(
            wine.onTerminal(List.of("/usr/bin/wine", "cmd.exe"))
                .directory(home)
                .size(40, 200)
                .start());
    return desk.type("set PATH=%PATH%;" + Wine.windowsPath(home.resolve("bin")));
  }

  /** Types a command line once the interpreter asks for one, and waits for nothing. */
  WindowsDesk type(String command) {
    expect(">");
    send(command);
    return this;
  }

  /** Types {@code answer} at the question. */
  WindowsDesk answer(String answer) {
    expect("TOTP code:");
    send(answer);
    return this;
  }

  /** Returns the exit code of the command that was typed last. */
  int exitCode() {
    commands++;
    type("echo ended" + commands + "=%errorlevel%");
    String shown = terminal.expect(Pattern.compile("ended" + commands + "=(-?\\d+)"), LIMIT);
    return Integer.parseInt(shown.substring(shown.lastIndexOf('=') + 1));
  }

  /** Waits for {@code text}; returns what was shown up to its end. */
  String expect(String text) {
    String pattern = Pattern.quote(text).replace(" ", "\\E" + GAP + "\\Q");
    return terminal.expect(Pattern.compile(pattern), LIMIT);
  }

  /** What is typed too early belongs to nobody: type-ahead is thrown away. */
  void send(String text) {
    pause(1500);
    for (int i = 0; i < text.length(); i++) {
      terminal.send(text.substring(i, i + 1));
      pause(10);
    }
    terminal.send("\r");
  }

  PseudoTerminal terminal() {
    return terminal;
  }

  static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while typing", interrupted);
    }
  }

  @Override
  public void close() {
    terminal.close();
  }
}
