// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import java.util.List;
import java.util.stream.Stream;

/** Pieces of the alphabet, of the digits and of keyboards, in both directions. */
final class Runs {
  private static final int SHORTEST_ON_AVERAGE = 3;

  private static final List<Folded> ROWS =
      Stream.of(
              "01234567890123456789",
              "abcdefghijklmnopqrstuvwxyz",
              // Keyboards: QWERTY, QWERTZ, AZERTY, Cyrillic, by row; then by column, and number
              // pads.
              "qwertyuiop[]",
              "asdfghjkl;'",
              "zxcvbnm,./",
              "qwertzuiopü+",
              "asdfghjklöä#",
              "yxcvbnm,.-",
              "azertyuiop^$",
              "qsdfghjklmù*",
              "wxcvbn,;:!",
              "йцукенгшщзхъ",
              "фывапролджэ",
              "ячсмитьбю",
              "!@#$%^&*()_+",
              "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
              "qazwsxedcrfvtgbyhnujmikolp",
              "147258369",
              "741852963",
              "789456123")
          .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
          .map(Folded::of)
          .toList();

  private Runs() {}

  /**
   * Says whether {@code pin} consists of few pieces, each of which one can guess from its start.
   */
  static boolean make(Folded pin) {
    int pieces = 0;
    for (int at = 0; at < pin.length(); at += longestFrom(pin, at)) {
      pieces++;
    }
    return pieces * SHORTEST_ON_AVERAGE <= pin.length();
  }

  private static int longestFrom(Folded pin, int start) {
    int longest = equalFrom(pin, start);
    for (Folded row : ROWS) {
      for (int at = 0; at < row.length(); at++) {
        longest = Math.max(longest, commonFrom(pin, start, row, at));
      }
    }
    return longest;
  }

  private static int equalFrom(Folded pin, int start) {
    int end = start + 1;
    while (end < pin.length() && pin.at(end) == pin.at(start)) {
      end++;
    }
    return end - start;
  }

  private static int commonFrom(Folded pin, int start, Folded row, int at) {
    int length = 0;
    while (start + length < pin.length()
        && at + length < row.length()
        && pin.at(start + length) == row.at(at + length)) {
      length++;
    }
    return length;
  }
}
