// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.OptionalLong;

/**
 * Remembers the highest counter or time step a method has accepted, durably and for all processes
 * of the person, so that an answer opens the gate once only (RFC 6238 §5.2).
 */
public interface ReplayGuard {
  /**
   * Returns the highest counter claimed so far, or empty if there is none.
   *
   * @throws LocalAuthException if it cannot be told
   */
  OptionalLong highest() throws LocalAuthException;

  /**
   * Claims {@code counter} if it is higher than every counter claimed before. Of several processes
   * that claim the same counter at once exactly one gets {@code true}. After a return of {@code
   * true} the claim survives a crash.
   *
   * @throws LocalAuthException if the claim could not be kept; the answer must not be accepted
   */
  boolean claim(long counter) throws LocalAuthException;
}
