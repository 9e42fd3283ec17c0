// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

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
    for (SessionScope scope : values()) {
      if (scope.toString().equals(name)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
