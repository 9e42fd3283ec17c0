// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.util.List;
import java.util.Optional;

/** The agents that are known. */
public final class Agents {
  private static final List<Agent> ALL =
      List.of(new Claude(), new Codex(), new Gemini(), new Copilot());

  private Agents() {}

  /** Returns all of them. */
  public static List<Agent> all() {
    return ALL;
  }

  /** Returns the one of this name. */
  public static Optional<Agent> named(String name) {
    return ALL.stream().filter(agent -> agent.name().equals(name)).findFirst();
  }
}
