// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.macos;

import com.sun.jna.Memory;
import dev.localauth.api.Anchor;
import java.util.Optional;

/**
 * What {@code struct kinfo_proc} says about a process. Any account may read it of any process,
 * which matters because {@code login}, which leads the session of a terminal, is the
 * administrator's.
 *
 * @param pid its number
 * @param parent the number of its parent
 * @param terminal the device number of its controlling terminal, 0 for none
 * @param start when it started, in microseconds since 1970
 */
record ProcessEntry(long pid, long parent, int terminal, long start) {
  /** {@code sizeof(struct kinfo_proc)} on 64 bits, both architectures; sys/sysctl.h, sys/proc.h. */
  static final int BYTES = 648;

  private static final int START_SECONDS = 0;
  private static final int START_MICROSECONDS = 8;
  private static final int STATE = 36;
  private static final int PID = 40;
  private static final int PARENT = 560;
  private static final int TERMINAL = 572;

  private static final byte ZOMBIE = 5;
  private static final int NO_DEVICE = -1;

  /** Empty for a process that has ended and only waits to be asked for its exit code. */
  static Optional<ProcessEntry> read(Memory entry) {
    if (entry.getByte(STATE) == ZOMBIE) {
      return Optional.empty();
    }
    int terminal = entry.getInt(TERMINAL);
    return Optional.of(
        new ProcessEntry(
            entry.getInt(PID),
            entry.getInt(PARENT),
            terminal == NO_DEVICE ? 0 : terminal,
            entry.getLong(START_SECONDS) * 1_000_000 + entry.getInt(START_MICROSECONDS)));
  }

  Anchor anchor(String bootId) {
    return new Anchor(bootId, pid, start);
  }
}
