// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Returns the JSON file, below {@code home}, in which a person tells it of hooks. */
  Path settings(Path home);

  /** Returns the hooks that it needs there. */
  List<HookEntry> hooks(HookLine line);

  /** Returns other members that it needs there, as JSON texts. */
  default Map<String, String> members() {
    return Map.of();
  }

  /** Returns what the person has to do before it heeds the hooks. */
  default Optional<String> trust() {
    return Optional.empty();
  }
}
