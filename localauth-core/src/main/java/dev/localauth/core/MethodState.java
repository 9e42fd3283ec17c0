// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Assurance;
import dev.localauth.api.Availability;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one method stands.
 *
 * @param id its id
 * @param enrolled how it is enrolled, if it is
 * @param assurance what it proves, if this installation has it
 * @param availability whether it can be used here
 */
public record MethodState(
    String id,
    Optional<Enrolled> enrolled,
    Optional<Assurance> assurance,
    Availability availability) {
  /**
   * How a method is enrolled.
   *
   * @param ways the ways it is part of
   * @param names what the person calls what was registered for it, such as a phone
   * @param failures the wrong answers in a row
   * @param waiting how long nobody is asked for it, because of them
   * @param disabled whether nobody is asked for it any more, because of them
   */
  public record Enrolled(
      List<List<String>> ways,
      List<String> names,
      long failures,
      Optional<Duration> waiting,
      boolean disabled) {
    /** Copies the lists. */
    public Enrolled {
      names = List.copyOf(names);
      ways = ways.stream().map(List::copyOf).toList();
    }
  }
}
