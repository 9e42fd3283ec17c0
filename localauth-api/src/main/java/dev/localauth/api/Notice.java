// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.List;
import java.util.Optional;

/** Something to show to the person. */
public sealed interface Notice {
  /**
   * One line of text.
   *
   * @param text the line; shown with control characters removed
   */
  record Line(String text) implements Notice {}

  /**
   * Something that must not stay behind: shown until the next question is answered or the next
   * notice comes, and then taken away, as far as the prompter can. Whoever shows it owns the
   * secrets and closes them.
   *
   * @param introduction what the person should do with it
   * @param scannable what to show as a QR code too, if anything: UTF-8 text
   * @param lines what to show as text, in this order: UTF-8 text, one line each
   */
  record Confidential(String introduction, Optional<Secret> scannable, List<Secret> lines)
      implements Notice {
    /** Copies {@code lines}; the secrets in it stay the caller's. */
    public Confidential {
      lines = List.copyOf(lines);
    }
  }
}
