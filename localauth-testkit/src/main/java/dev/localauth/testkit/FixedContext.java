// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Parameters;
import dev.localauth.api.Person;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.ReplayGuard;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Throttle;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A context made of what a test hands in.
 *
 * @param secrets the method's own secrets
 * @param prompter the way to the person
 * @param clock the time
 * @param parameters what {@code enroll} returned, or what the caller asks for
 * @param wishes how the person wants to be asked
 * @param purpose what the person is asked for
 * @param person whose account this is
 * @param replayGuard the memory of used counters
 * @param throttle the limit on what costs money
 */
public record FixedContext(
    ScopedSecrets secrets,
    Prompter prompter,
    Clock clock,
    Parameters parameters,
    Parameters wishes,
    Purpose purpose,
    Person person,
    ReplayGuard replayGuard,
    Throttle throttle)
    implements AuthenticationContext {

  /** Returns a context without parameters, for {@code alice@example} and an agent of that kind. */
  public static FixedContext of(
      ScopedSecrets secrets, Prompter prompter, Clock clock, ReplayGuard replayGuard) {
    return new FixedContext(
        secrets,
        prompter,
        clock,
        Parameters.none(),
        Parameters.none(),
        Purpose.of("agent", Path.of("/work")),
        new Person("alice", "example"),
        replayGuard,
        new InMemoryThrottle(clock));
  }

  /** Returns the same context with these parameters. */
  public FixedContext with(Parameters others) {
    return new FixedContext(
        secrets, prompter, clock, others, wishes, purpose, person, replayGuard, throttle);
  }

  /** Returns the same context with these wishes. */
  public FixedContext wishing(Parameters others) {
    return new FixedContext(
        secrets, prompter, clock, parameters, others, purpose, person, replayGuard, throttle);
  }

  /** Returns the same context with this prompter. */
  public FixedContext with(Prompter other) {
    return new FixedContext(
        secrets, other, clock, parameters, wishes, purpose, person, replayGuard, throttle);
  }

  /** Returns the same context with this throttle. */
  public FixedContext with(Throttle other) {
    return new FixedContext(
        secrets, prompter, clock, parameters, wishes, purpose, person, replayGuard, other);
  }
}
