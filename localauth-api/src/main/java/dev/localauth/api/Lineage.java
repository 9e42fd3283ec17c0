// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.List;
import java.util.Optional;

/**
 * Where a process stands, as the kernel tells it.
 *
 * @param terminal the leader of the session of its controlling terminal; empty if it has no
 *     controlling terminal or the leader is gone
 * @param terminalName the kernel's name of that terminal, such as {@code "pts/3"}
 * @param processes the process itself, its parent, and so on; ends before a parent that started
 *     after its child, because that is another process under a used number
 */
public record Lineage(
    Optional<Anchor> terminal, Optional<String> terminalName, List<Anchor> processes) {
  /** Copies {@code processes}. */
  public Lineage {
    processes = List.copyOf(processes);
  }
}
