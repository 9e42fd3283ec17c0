// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param id what, the same in all versions
 * @param weight how bad it is
 * @param words what was found, one line
 * @param remedy how to close it, one line; empty where nothing is open
 */
public record Finding(String id, Weight weight, String words, String remedy) {
  /** How bad a finding is, the worst first. */
  public enum Weight {
    /** Prompts get past the gate as things are. */
    OPEN_TO_EVERYBODY,
    /** Whoever knows how gets past it. */
    OPEN_TO_THE_KNOWING,
    /** It makes getting past it worth more. */
    EXPOSED,
    /** Nothing is to be done. */
    CLOSED
  }

  static Finding closed(String id, String words) {
    return new Finding(id, Weight.CLOSED, words, "");
  }

  /** Says whether there is something to be done. */
  public boolean isOpen() {
    return weight != Weight.CLOSED;
  }
}
