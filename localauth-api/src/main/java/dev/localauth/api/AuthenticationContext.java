// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.time.Clock;

/** What the gate lends to an {@link Authenticator} for the length of one call. */
public interface AuthenticationContext {
  /** Returns the secrets of this method, and of no other. */
  ScopedSecrets secrets();

  /** Returns the way to the person: their terminal or window, never standard input. */
  Prompter prompter();

  /** Returns the clock to use for everything that depends on the time of day. */
  Clock clock();

  /**
   * Returns what {@link Authenticator#enroll} returned; during {@code enroll} itself, what the
   * caller asks for, which may be empty.
   */
  Parameters parameters();

  /**
   * Returns how the person wants to be asked this time, such as through which device; empty while
   * enrolling, where such a wish is among the {@link #parameters()}. Decides nothing that security
   * rests on. A method ignores none: what it does not know it refuses.
   */
  Parameters wishes();

  /** Returns what the person is asked for, to be shown to them. */
  Purpose purpose();

  /** Returns whose machine account this is. */
  Person person();

  /** Returns the memory of counters that were used, shared by all processes. */
  ReplayGuard replayGuard();

  /** Returns the limit on what costs money or disturbs somebody, shared by all processes. */
  Throttle throttle();
}
