// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.Optional;

/**
 * Whether a method or store can work on this machine now.
 *
 * @param usable whether it can be used
 * @param detail one sentence in lower case without a full stop: what will be used, or why not
 * @param hint what the person can do about it, in the same form
 */
public record Availability(boolean usable, String detail, Optional<String> hint) {
  /** Returns that it can be used, and what that means here. */
  public static Availability usable(String detail) {
    return new Availability(true, detail, Optional.empty());
  }

  /** Returns that it cannot be used, and why. */
  public static Availability unusable(String detail) {
    return new Availability(false, detail, Optional.empty());
  }

  /** Returns that it cannot be used, why, and what to do about it. */
  public static Availability unusable(String detail, String hint) {
    return new Availability(false, detail, Optional.of(hint));
  }
}
