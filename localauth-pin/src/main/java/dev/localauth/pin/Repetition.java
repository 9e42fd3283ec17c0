// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

/** A short part again and again, or two characters only. */
final class Repetition {
  private Repetition() {}

  static boolean makes(Folded pin) {
    return hasTwoCharactersAtMost(pin) || hasShortPeriod(pin);
  }

  private static boolean hasShortPeriod(Folded pin) {
    for (int period = 1; period < PinRules.SHORTEST && 2 * period <= pin.length(); period++) {
      if (hasPeriod(pin, period)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasPeriod(Folded pin, int period) {
    for (int i = period; i < pin.length(); i++) {
      if (pin.at(i) != pin.at(i - period)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasTwoCharactersAtMost(Folded pin) {
    int first = pin.at(0);
    int second = first;
    for (int i = 1; i < pin.length(); i++) {
      int point = pin.at(i);
      if (second == first) {
        second = point;
      } else if (point != first && point != second) {
        return false;
      }
    }
    return true;
  }
}
