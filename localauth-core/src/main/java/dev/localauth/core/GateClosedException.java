// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import java.util.Optional;
import java.util.Set;

/** The gate is closed. The message is one line in lower case without a full stop. */
public final class GateClosedException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;
  private static final Set<Byte> UNSEEN =
      Set.of(
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR);

  private final ClosedReason reason;
  private final String hint;

  /** Says why, and what the person can do ({@code ""} for nothing). */
  public GateClosedException(ClosedReason reason, String message, String hint) {
    super(oneLine(message));
    this.reason = reason;
    this.hint = oneLine(hint);
  }

  /** Says why, what the person can do ({@code ""} for nothing), and what brought it about. */
  public GateClosedException(ClosedReason reason, String message, String hint, Throwable cause) {
    super(oneLine(message), cause);
    this.reason = reason;
    this.hint = oneLine(hint);
  }

  /** Names in it, of files and keys, can be anybody's: they must not move the cursor. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    int point;
    for (int i = 0; i < text.length() && i < LONGEST; i += Character.charCount(point)) {
      point = text.codePointAt(i);
      line.appendCodePoint(UNSEEN.contains((byte) Character.getType(point)) ? '?' : point);
    }
    return line.toString();
  }

  /** Returns the line that says why. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Returns what a caller can act on. */
  public ClosedReason reason() {
    return reason;
  }

  /** Returns what the person can do about it, or empty. */
  public Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }

  /** Returns the exit code a launcher should end with. */
  public int exitCode() {
    return reason.exitCode();
  }
}
