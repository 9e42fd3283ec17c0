// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the person is asked for, shown to them before the first question.
 *
 * <p>Both parts are cleaned for display: control, format and bidirectional characters become {@code
 * ?}, and long texts are cut, so that a hostile name can neither move the cursor nor hide text.
 *
 * @param agent the program that wants to start, or the command that asks
 * @param directory where it was started, if that matters to the person
 */
public record Purpose(String agent, Optional<String> directory) {
  private static final int LONGEST = 120;

  /** Cleans both parts. */
  public Purpose {
    agent = printable(agent);
    directory = directory.map(Purpose::printable);
  }

  /** Returns the purpose of starting {@code agent} in the current directory. */
  public static Purpose of(String agent) {
    return of(agent, Path.of("").toAbsolutePath());
  }

  /** Returns the purpose of starting {@code agent} in {@code directory}. */
  public static Purpose of(String agent, Path directory) {
    return new Purpose(agent, Optional.of(directory.toString()));
  }

  private static String printable(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(point -> isVisible(point) ? point : '?')
        .forEach(clean::appendCodePoint);
    if (text.codePointCount(0, text.length()) > LONGEST) {
      clean.append("...");
    }
    return clean.toString();
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
