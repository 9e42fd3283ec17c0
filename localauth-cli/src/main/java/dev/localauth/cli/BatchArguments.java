// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command interpreter reads the arguments of a batch file as commands. Java puts most of them
 * between quotes; what even these do not hold is refused.
 */
final class BatchArguments {
  private BatchArguments() {}

  /** Returns what of this command line cannot be given safely, if it starts a batch file. */
  static Optional<String> unsafe(List<String> line) {
    String program = line.get(0).toLowerCase(Locale.ROOT);
    if (!program.endsWith(".cmd") && !program.endsWith(".bat")) {
      return Optional.empty();
    }
    return line.stream()
        .flatMapToInt(String::chars)
        .filter(BatchArguments::isUnsafe)
        .mapToObj(BatchArguments::name)
        .findFirst();
  }

  private static boolean isUnsafe(int unit) {
    return unit == '"' || unit == '%' || unit < ' ';
  }

  private static String name(int unit) {
    return switch (unit) {
      case '"' -> "a quotation mark";
      case '%' -> "a percent sign";
      default -> "a control character";
    };
  }
}
