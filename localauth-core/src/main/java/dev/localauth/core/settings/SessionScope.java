// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the life of a session is bound to. */
public enum SessionScope {
  /** The terminal: one question for all launches in it. */
  TERMINAL,
  /** The agent's process: a question for each launch. */
  PROCESS;

  /** Returns the scope of this name, or empty. */
  public static Optional<SessionScope> named(String name) {
    return Arrays.stream(values()).filter(scope -> scope.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
