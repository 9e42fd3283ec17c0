// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which session to open, and by which way.
 *
 * @param method the id of a method: only ways that it is part of are asked; empty for all
 * @param process a process of this account: the session is that of its terminal, or, where it has
 *     none, or each launch is asked for by itself, its own; empty for the calling process
 * @param isFresh whether the person is asked although a session is open
 */
public record UnlockRequest(Optional<String> method, OptionalLong process, boolean isFresh) {
  /** What is asked for where nothing is chosen. */
  public static final UnlockRequest PLAIN =
      new UnlockRequest(Optional.empty(), OptionalLong.empty());

  /** What is asked for where an open session is not enough. */
  public static final UnlockRequest FRESH =
      new UnlockRequest(Optional.empty(), OptionalLong.empty(), true);

  /** Asks for what is open already, if it is. */
  public UnlockRequest(Optional<String> method, OptionalLong process) {
    this(method, process, false);
  }
}
