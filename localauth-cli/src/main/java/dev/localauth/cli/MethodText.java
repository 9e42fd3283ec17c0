// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.MethodState;
import java.time.Duration;
import java.util.List;

/** How a method that is enrolled stands, in words. */
final class MethodText {
  private MethodText() {}

  static String standing(MethodState method, MethodState.Enrolled enrolled) {
    // What was never given a name is called like its method.
    String names =
        enrolled.names().equals(List.of(method.id()))
            ? ""
            : " (" + String.join(", ", enrolled.names()) + ")";
    return method.id() + names + ", " + failures(enrolled);
  }

  /** Returns whole seconds, none too few. */
  static long seconds(Duration left) {
    return left.toSeconds() + 1;
  }

  static String failures(MethodState.Enrolled enrolled) {
    if (enrolled.failures() == 0) {
      return "no wrong answer";
    }
    String count =
        enrolled.failures()
            + (enrolled.failures() == 1 ? " wrong answer" : " wrong answers")
            + " in a row";
    if (enrolled.disabled()) {
      return count + ", disabled";
    }
    return enrolled
        .waiting()
        .map(left -> count + ", waiting for " + seconds(left) + " s")
        .orElse(count);
  }
}
