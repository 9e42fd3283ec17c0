// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.io.PrintStream;
import java.util.Optional;

/**
 * Standard output, for what was asked for, and standard error, for everything else. Names that come
 * from outside may hold control characters; none reaches the terminal.
 */
public final class Console {
  private final PrintStream out;
  private final PrintStream err;

  /** Writes to these streams. */
  public Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Writes one line of what was asked for. */
  public void print(String line) {
    out.println(printable(line));
  }

  /** Tells the person something. */
  public void tell(String line) {
    err.println("localauth: " + printable(line));
  }

  /** Tells what went wrong and what can be done. */
  public void error(String message, Optional<String> hint) {
    err.println("localauth: error: " + printable(message));
    if (hint.isPresent()) {
      err.println("localauth: hint: " + printable(hint.get()));
    }
  }

  /** Returns standard error, for texts of several lines. */
  PrintStream err() {
    return err;
  }

  /** Returns standard output, for texts of several lines. */
  PrintStream out() {
    return out;
  }

  private static String printable(String text) {
    StringBuilder clean = new StringBuilder();
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      clean.appendCodePoint(isHarmless(point) ? point : '?');
    }
    return clean.toString();
  }

  private static boolean isHarmless(int point) {
    int type = Character.getType(point);
    return !Character.isISOControl(point)
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }
}
