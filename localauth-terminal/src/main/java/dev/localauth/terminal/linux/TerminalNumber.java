// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.linux;

import java.util.Optional;

/** Names terminals by their device number, which the person's files cannot change. */
final class TerminalNumber {
  // https://www.kernel.org/doc/Documentation/admin-guide/devices.txt
  private static final int CONSOLES = 4;
  private static final int FIRST_SERIAL = 64;
  private static final int FIRST_PTS = 136;
  private static final int LAST_PTS = 143;

  private TerminalNumber() {}

  static Optional<String> name(int device) {
    // new_encode_dev() in the kernel's kdev_t.h
    int major = device >>> 8 & 0xfff;
    int minor = device & 0xff | device >>> 12 & 0xfff00;
    if (major >= FIRST_PTS && major <= LAST_PTS) {
      return Optional.of("pts/" + ((major - FIRST_PTS) * 256 + minor));
    }
    if (major == CONSOLES) {
      return Optional.of(minor < FIRST_SERIAL ? "tty" + minor : "ttyS" + (minor - FIRST_SERIAL));
    }
    return Optional.empty();
  }
}
