// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

/** Makes what another program says fit for a message of ours. */
final class Lines {
  private static final int LONGEST = 200;

  private Lines() {}

  /** Returns {@code text} as one short line without a full stop. */
  static String one(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    String brief =
        line.codePointCount(0, line.length()) > LONGEST
            ? line.substring(0, line.offsetByCodePoints(0, LONGEST))
            : line;
    return brief.replaceAll("[. ]+$", "");
  }
}
