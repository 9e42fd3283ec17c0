// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Person;
import java.util.Optional;

/**
 * What a PIN may not be. Nothing else is asked of it: any characters, in any mixture (NIST SP
 * 800-63B-4 §3.1.1.2).
 */
final class PinRules {
  static final int SHORTEST = 6;
  static final int LONGEST = 128;

  private final CommonPins common;
  private final Person person;

  PinRules(CommonPins common, Person person) {
    this.common = common;
    this.person = person;
  }

  static PinRules of(Person person) throws AuthenticatorException {
    return new PinRules(CommonPins.shipped(), person);
  }

  /** Returns why {@code pin} will not do, or empty if it will. */
  Optional<String> objectionTo(Pin pin) {
    if (pin.length() < SHORTEST) {
      return Optional.of("that PIN is too short, it needs at least " + SHORTEST + " characters");
    }
    if (pin.length() > LONGEST) {
      return Optional.of("that PIN is longer than " + LONGEST + " characters");
    }
    try (Folded folded = pin.folded()) {
      return objectionTo(folded);
    }
  }

  private Optional<String> objectionTo(Folded pin) {
    if (Runs.make(pin)) {
      return Optional.of("that PIN is a sequence");
    }
    if (Repetition.makes(pin)) {
      return Optional.of("that PIN repeats itself");
    }
    if (Dates.contain(pin)) {
      return Optional.of("that PIN is a date");
    }
    if (Names.of(person).make(pin)) {
      return Optional.of("that PIN is made of the name of the account or the machine");
    }
    if (common.contain(pin)) {
      return Optional.of("that PIN is among the most used ones");
    }
    return Optional.empty();
  }
}
