// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Parameters;
import dev.localauth.api.Person;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.ReplayGuard;
import dev.localauth.api.ScopedSecrets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A context made of what a test hands in.
 *
 * @param secrets the method's own secrets
 * @param prompter the way to the person
 * @param clock the time
 * @param parameters what {@code enroll} returned, or what the caller asks for
 * @param purpose what the person is asked for
 * @param person whose account this is
 * @param replayGuard the memory of used counters
 */
public record FixedContext(
    ScopedSecrets secrets,
    Prompter prompter,
    Clock clock,
    Parameters parameters,
    Purpose purpose,
    Person person,
    ReplayGuard replayGuard)
    implements AuthenticationContext {

  /** Returns a context without parameters, for {@code alice@example} and an agent of that kind. */
  public static FixedContext of(
      ScopedSecrets secrets, Prompter prompter, Clock clock, ReplayGuard replayGuard) {
    return new FixedContext(
        secrets,
        prompter,
        clock,
        Parameters.none(),
        Purpose.of("agent", Path.of("/work")),
        new Person("alice", "example"),
        replayGuard);
  }

  /** Returns the same context with these parameters. */
  public FixedContext with(Parameters others) {
    return new FixedContext(secrets, prompter, clock, others, purpose, person, replayGuard);
  }

  /** Returns the same context with this prompter. */
  public FixedContext with(Prompter other) {
    return new FixedContext(secrets, other, clock, parameters, purpose, person, replayGuard);
  }
}
