// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import dev.localauth.core.StepUp;
import dev.localauth.core.enrollment.Way;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the person asks of the gate.
 *
 * @param enabled whether the gate is asked for
 * @param ways the ways to accept, the preferred one first; empty for those of the enrollment
 * @param sessionScope what a session is bound to; empty for the terminal
 * @param store the store for a new enrollment
 * @param maxSession how long a session lasts at most; empty for the life of its anchor
 * @param idleTimeout how long a session lasts without use; empty for the life of its anchor
 * @param stepUp for which starts of an agent an open session is not enough
 */
public record Settings(
    boolean enabled,
    List<Way> ways,
    Optional<SessionScope> sessionScope,
    Optional<String> store,
    Optional<Duration> maxSession,
    Optional<Duration> idleTimeout,
    Set<StepUp> stepUp) {
  /** What holds where there is no settings file. */
  public static final Settings NONE =
      new Settings(
          false,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of());

  /** Copies {@code ways} and {@code stepUp}. */
  public Settings {
    ways = List.copyOf(ways);
    stepUp = Set.copyOf(stepUp);
  }

  /** Returns what a session is bound to. */
  public SessionScope scope() {
    return sessionScope.orElse(SessionScope.TERMINAL);
  }

  /** Returns these settings with the gate on, by {@code ways}. */
  public Settings enabledBy(List<Way> wanted) {
    return new Settings(true, wanted, sessionScope, store, maxSession, idleTimeout, stepUp);
  }

  /** Returns these settings with another store, if they name one. */
  public Settings keptIn(String other) {
    return new Settings(
        enabled, ways, sessionScope, store.map(named -> other), maxSession, idleTimeout, stepUp);
  }

  /** Returns these settings with the gate off. */
  public Settings disabled() {
    return new Settings(false, ways, sessionScope, store, maxSession, idleTimeout, stepUp);
  }
}
