// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import java.util.Locale;
import java.util.Optional;

/**
 * What an agent is started for that is worth more than a new conversation: settings or policy may
 * ask the person again for it, although a session is open.
 */
public enum StepUp {
  /** An earlier conversation is taken up, with all that was said in it. */
  RESUME,
  /** It is to use its tools without asking. */
  SKIP_PERMISSIONS;

  /** Returns the one of this name in settings and policy, or empty. */
  public static Optional<StepUp> named(String name) {
    for (StepUp stepUp : values()) {
      if (stepUp.toString().equals(name)) {
        return Optional.of(stepUp);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
