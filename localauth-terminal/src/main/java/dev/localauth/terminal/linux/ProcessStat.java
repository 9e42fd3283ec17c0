// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.linux;

import dev.localauth.api.Anchor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What {@code /proc/<pid>/stat} says about a process.
 *
 * @param pid its number
 * @param state one letter
 * @param parent the number of its parent
 * @param session the number of the process that leads its session
 * @param terminal the device number of its controlling terminal, 0 for none
 * @param startTime ticks between the start of the system and its own
 */
record ProcessStat(long pid, char state, long parent, long session, int terminal, long startTime) {
  // proc(5) counts from 1, and the third field is the first after the name.
  private static final int STATE = 0;
  private static final int PARENT = 4 - 3;
  private static final int SESSION = 6 - 3;
  private static final int TERMINAL = 7 - 3;
  private static final int START_TIME = 22 - 3;

  /**
   * The second field is the program's name in parentheses: up to 15 bytes of anything, also of line
   * ends, invalid UTF-8 and {@code ") R 1 1"}. No later field holds a parenthesis.
   */
  static Optional<ProcessStat> parse(long pid, byte[] stat) {
    String text = new String(stat, StandardCharsets.ISO_8859_1);
    int nameEnd = text.lastIndexOf(')');
    if (!text.startsWith(pid + " (") || !text.startsWith(") ", nameEnd)) {
      return Optional.empty();
    }
    String[] fields = text.substring(nameEnd + 2).split(" ", START_TIME + 2);
    if (fields.length <= START_TIME + 1 || fields[STATE].length() != 1) {
      return Optional.empty(); // the last field may be cut off
    }
    try {
      return Optional.of(
          new ProcessStat(
              pid,
              fields[STATE].charAt(0),
              natural(fields[PARENT]),
              natural(fields[SESSION]),
              Integer.parseInt(fields[TERMINAL]),
              natural(fields[START_TIME])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A zombie has ended, only nobody has asked for its exit code; so has a dead one (X, x). */
  boolean isRunning() {
    return "ZXx".indexOf(state) < 0;
  }

  Anchor anchor(String bootId) {
    return new Anchor(bootId, pid, startTime);
  }

  private static long natural(String digits) {
    long number = Long.parseLong(digits);
    if (number < 0 || digits.charAt(0) == '+') {
      throw new NumberFormatException(digits);
    }
    return number;
  }
}
