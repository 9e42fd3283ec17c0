// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How things stand, as far as it can be told without asking anybody.
 *
 * @param decision what the gate says about this process
 * @param enrolled what is enrolled, if anything
 * @param terminal the name of this terminal, if there is one
 * @param sessions the open sessions of the account
 */
public record Status(
    Decision decision,
    Optional<Enrolled> enrolled,
    Optional<String> terminal,
    List<OpenSession> sessions) {
  /** Copies {@code sessions}. */
  public Status {
    sessions = List.copyOf(sessions);
  }

  /**
   * What is enrolled.
   *
   * @param store the id of the store
   * @param ways the ways that open the gate, each a list of method ids
   */
  public record Enrolled(String store, List<List<String>> ways) {}

  /**
   * An open session.
   *
   * @param terminal the terminal it was opened in, or an empty text
   * @param scope {@code "terminal"} or {@code "process"}
   * @param way the methods it was opened by
   * @param age how long ago it was opened, suspended time included
   * @param here whether this process is in it
   */
  public record OpenSession(
      String terminal, String scope, List<String> way, Duration age, boolean here) {}
}
