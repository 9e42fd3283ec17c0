// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.Parameters;
import dev.localauth.api.Person;
import dev.localauth.api.Purpose;
import dev.localauth.api.Throttle;
import java.time.Clock;
import java.util.Map;

/**
 * What all methods are lent alike.
 *
 * @param clock the clock on the wall
 * @param purpose what the person is asked for
 * @param person whose account it is
 * @param wishes how the person wants to be asked this time, by method
 * @param throttle the limit on what costs money or disturbs somebody
 */
public record Lent(
    Clock clock,
    Purpose purpose,
    Person person,
    Map<String, Parameters> wishes,
    Throttle throttle) {
  /** Copies {@code wishes}. */
  public Lent {
    wishes = Map.copyOf(wishes);
  }
}
