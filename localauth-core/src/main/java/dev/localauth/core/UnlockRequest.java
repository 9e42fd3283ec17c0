// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which session to open, and by which way.
 *
 * @param method the id of a method: only ways that it is part of are asked; empty for all
 * @param process a process of this account: the session is that of its terminal, or, where it has
 *     none, or each launch is asked for by itself, its own; empty for the calling process
 * @param isFresh whether the person is asked although a session is open
 * @param startedFor what the agent is started for: settings or policy may want a fresh answer
 * @param withWaiting whether the person is asked about each agent that waits without a terminal, to
 *     open the gate for it with the same answer
 */
public record UnlockRequest(
    Optional<String> method,
    OptionalLong process,
    boolean isFresh,
    Set<StepUp> startedFor,
    boolean withWaiting) {
  /** What is asked for where nothing is chosen. */
  public static final UnlockRequest PLAIN =
      new UnlockRequest(Optional.empty(), OptionalLong.empty(), false, Set.of(), false);

  /** Copies {@code startedFor}. */
  public UnlockRequest {
    startedFor = Set.copyOf(startedFor);
  }

  /** Returns the same request by the method {@code id}. */
  public UnlockRequest by(String id) {
    return new UnlockRequest(Optional.of(id), process, isFresh, startedFor, withWaiting);
  }

  /** Returns the same request for the process {@code pid}. */
  public UnlockRequest forProcess(long pid) {
    return new UnlockRequest(method, OptionalLong.of(pid), isFresh, startedFor, withWaiting);
  }

  /** Returns the same request, where an open session is not enough. */
  public UnlockRequest fresh() {
    return new UnlockRequest(method, process, true, startedFor, withWaiting);
  }

  /** Returns the same request for an agent that is started for {@code occasions}. */
  public UnlockRequest startedFor(Set<StepUp> occasions) {
    return new UnlockRequest(method, process, isFresh, occasions, withWaiting);
  }

  /** Returns the same request, with the agents that wait. */
  public UnlockRequest andWaiting() {
    return new UnlockRequest(method, process, isFresh, startedFor, true);
  }
}
