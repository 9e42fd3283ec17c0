// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

/**
 * A row of the page "Will it ask me?".
 *
 * @param where in the person's words
 * @param place the same, for a test
 * @param answer what is expected there
 * @param why in the person's words
 */
record Row(String where, Place place, Answer answer, String why) {
  /** Returns its line on the page. */
  String line() {
    return "| %s | %s | %d | %s |".formatted(where, answer.word(), answer.codes().check(), why);
  }
}
