// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

/**
 * Days of the last and the present century in 6 or 8 digits, in the orders people write them:
 * birthdays are what a stranger tries first.
 */
final class Dates {
  private Dates() {}

  static boolean contain(Folded pin) {
    try (Folded digits = pin.withoutSeparators()) {
      return switch (digits.length()) {
        case 6 -> isDay(digits, 0, 2) || isDay(digits, 2, 0) || isDay(digits, 4, 2);
        case 8 ->
            isYear(digits, 4) && (isDay(digits, 0, 2) || isDay(digits, 2, 0))
                || isYear(digits, 0) && (isDay(digits, 6, 4) || isDay(digits, 4, 6));
        default -> false;
      };
    }
  }

  private static boolean isDay(Folded digits, int dayAt, int monthAt) {
    return isWithin(two(digits, dayAt), 1, 31)
        && isWithin(two(digits, monthAt), 1, 12)
        && areDigits(digits);
  }

  private static boolean isYear(Folded digits, int at) {
    return isWithin(two(digits, at), 19, 20);
  }

  private static int two(Folded digits, int at) {
    return 10 * (digits.at(at) - '0') + digits.at(at + 1) - '0';
  }

  private static boolean areDigits(Folded digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (!isWithin(digits.at(i), '0', '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(int value, int lowest, int highest) {
    return lowest <= value && value <= highest;
  }
}
