// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.macos;

import dev.localauth.api.SessionAnchorException;
import java.time.Duration;
import java.util.Optional;

/** The few things of macOS that bound a session. */
interface Darwin {
  /** Returns a process; empty if there is certainly none that runs. */
  Optional<ProcessEntry> process(long pid) throws SessionAnchorException;

  /** Returns the number of the process that leads the session of {@code pid}; 0 if it is gone. */
  long session(long pid) throws SessionAnchorException;

  /** Returns the name of a terminal by its device number. */
  Optional<String> terminalName(int device) throws SessionAnchorException;

  /** Returns the name of this run of the system. */
  String bootSession() throws SessionAnchorException;

  /** Returns the time since the system started, sleep included. */
  Duration sinceBoot() throws SessionAnchorException;
}
