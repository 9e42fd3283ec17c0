// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import dev.localauth.core.StepUp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An agent that asks a hook before it takes a prompt or uses a tool. One class for each, a line in
 * {@link Agents}, and its name in the launcher. To let it go on, a hook ends with 0 and writes
 * nothing.
 */
public interface Agent {
  /** Returns its name on our command line, which is also that of its program. */
  String name();

  /** Returns what stops it, so that it shows {@code reason} to the person. */
  Refusal refusal(String reason);

  /**
   * Returns our hooks in the settings of a person.
   *
   * @param home the person's home
   * @param program the command localauth, absolute
   */
  Installation user(Path home, Path program);

  /**
   * Returns our hooks in the settings of the administrator, which win over everybody's, where they
   * are known.
   *
   * @param etc the directory of the system's settings
   * @param program the command localauth, absolute
   */
  default Optional<Installation> managed(Path etc, Path program) {
    return Optional.empty();
  }

  /** Returns how a person sends a prompt again that was stopped. */
  default String again() {
    return "press Enter here";
  }

  /** Returns what it is started for by these arguments, as far as they tell. */
  Set<StepUp> startedFor(List<String> arguments);

  /** Returns the known ways past the hooks of a person. */
  default List<WayPast> waysPast() {
    return List.of();
  }

  /** Returns files below {@code home} in which it keeps its login as it is. */
  default List<Path> logins(Path home) {
    return List.of();
  }

  /** Returns what a person has to do before it heeds their hooks. */
  default Optional<String> trust() {
    return Optional.empty();
  }
}
