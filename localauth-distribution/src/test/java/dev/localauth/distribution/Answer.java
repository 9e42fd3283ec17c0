// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

/** What localauth says in a place. */
enum Answer {
  /** The session reaches so far: the launcher answers by itself. */
  OPEN("no", new Codes(0, 0, 0)),

  /** The session reaches so far: the JVM finds it, because it looks at more than parents. */
  OPEN_TO_THE_JVM("no", new Codes(Switchboard.JVM, 0, 0)),

  /** It asks, and here the person gives up. */
  ASKS("yes", new Codes(Switchboard.JVM, 77, 77)),

  /** It is shut, and there is no terminal to ask on. */
  CANNOT_ASK("it cannot", new Codes(Switchboard.JVM, 77, 78)),

  /** It is shut, and cannot be opened from there. */
  REFUSES("it refuses", new Codes(Switchboard.JVM, 65, 65)),

  /** Who is there never set a gate up. */
  NO_GATE("no gate", new Codes(Switchboard.JVM, 0, 0));

  private final String word;
  private final Codes codes;

  Answer(String word, Codes codes) {
    this.word = word;
    this.codes = codes;
  }

  /** Returns how the page says it. */
  String word() {
    return word;
  }

  Codes codes() {
    return codes;
  }

  /**
   * Exit codes.
   *
   * @param launcher of {@code check} where the launcher has no JVM to ask
   * @param check of {@code check} as the JVM answers it
   * @param run of {@code run -- true}
   */
  record Codes(int launcher, int check, int run) {}
}
