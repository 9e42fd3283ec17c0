// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

/** What one guess costs: m, t and p of RFC 9106 §3.1. */
record Cost(int memoryKib, int passes, int lanes) {
  // OWASP Password Storage Cheat Sheet: Argon2id with m=47104 and t=1.
  static final Cost FLOOR = new Cost(47_104, 1, 1);

  // Twice the floor's work for a tenth more time in a fresh JVM, most of which is its warming up.
  static final Cost TODAY = new Cost(47_104, 2, 1);

  // Far above what is ever due, and still checked within seconds: a forged record must not exhaust
  // the machine.
  static final Cost CEILING = new Cost(262_144, 10, 4);

  boolean isAtLeast(Cost other) {
    return raisedTo(other).equals(this);
  }

  /** Returns a cost that is below neither this nor {@code other}. */
  Cost raisedTo(Cost other) {
    return new Cost(
        Math.max(memoryKib, other.memoryKib),
        Math.max(passes, other.passes),
        Math.max(lanes, other.lanes));
  }
}
