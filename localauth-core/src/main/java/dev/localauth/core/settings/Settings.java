// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import dev.localauth.core.enrollment.Way;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the person asks of the gate.
 *
 * @param enabled whether the gate is asked for
 * @param ways the ways to accept, the preferred one first; empty for those of the enrollment
 * @param sessionScope what a session is bound to; empty for the terminal
 * @param store the store for a new enrollment
 * @param maxSession how long a session lasts at most; empty for the life of its anchor
 * @param idleTimeout how long a session lasts without use; empty for the life of its anchor
 */
public record Settings(
    boolean enabled,
    List<Way> ways,
    Optional<SessionScope> sessionScope,
    Optional<String> store,
    Optional<Duration> maxSession,
    Optional<Duration> idleTimeout) {
  /** What holds where there is no settings file. */
  public static final Settings NONE =
      new Settings(
          false, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Copies {@code ways}. */
  public Settings {
    ways = List.copyOf(ways);
  }

  /** Returns what a session is bound to. */
  public SessionScope scope() {
    return sessionScope.orElse(SessionScope.TERMINAL);
  }

  /** Returns these settings with the gate on, by {@code ways}. */
  public Settings enabledBy(List<Way> wanted) {
    return new Settings(true, wanted, sessionScope, store, maxSession, idleTimeout);
  }

  /** Returns these settings with the gate off. */
  public Settings disabled() {
    return new Settings(false, ways, sessionScope, store, maxSession, idleTimeout);
  }
}
