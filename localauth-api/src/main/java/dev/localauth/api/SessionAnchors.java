// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.time.Duration;

/**
 * Reads from the kernel which processes bound a session. One implementation per operating system,
 * found by {@link java.util.ServiceLoader}; an implementation has a public constructor without
 * parameters that does nothing. Safe for use by several threads.
 */
public interface SessionAnchors {
  /** Says whether this implementation is for the system it runs on. Never throws. */
  boolean supported();

  /**
   * Returns a text that is the same for all processes of this run of the system that share its
   * process numbers and its boot clock, and another one for any other, as in a container.
   *
   * @throws SessionAnchorException if the system does not tell
   */
  String namespaces() throws SessionAnchorException;

  /**
   * Returns the name of this run of the system.
   *
   * @throws SessionAnchorException if the system does not tell
   */
  String bootId() throws SessionAnchorException;

  /**
   * Returns the time since the system started, on a clock that goes on while the machine is
   * suspended and that nobody can set.
   *
   * @throws SessionAnchorException if the system does not tell
   */
  Duration sinceBoot() throws SessionAnchorException;

  /**
   * Returns where the process {@code pid} stands.
   *
   * @throws SessionAnchorException if there is no such process, or the system does not tell
   */
  Lineage lineage(long pid) throws SessionAnchorException;

  /**
   * Says whether exactly this process is still there.
   *
   * @throws SessionAnchorException if the system does not tell
   */
  boolean alive(Anchor anchor) throws SessionAnchorException;

  /** Returns where the calling process stands. */
  default Lineage own() throws SessionAnchorException {
    return lineage(ProcessHandle.current().pid());
  }
}
