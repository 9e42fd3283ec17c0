// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What started this program, and what becomes of an opened gate there. */
public interface Launcher {
  /** Returns the process that will become the agent, or stays its parent while it runs. */
  long process();

  /** Says whether it is there to start an agent. */
  boolean isThere();

  /** Hands over what the person's shell should get of an opened session. */
  void unlocked(Map<String, String> environment) throws IOException;

  /**
   * Starts {@code command}, or has it started, with {@code environment} added to its own.
   *
   * @return the exit code for this process: the command's own, if it has run
   */
  int start(List<String> command, Map<String, String> environment) throws IOException;
}
