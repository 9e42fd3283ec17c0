// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.io.IOException;
import java.nio.file.Path;

/** Our hooks in one file of an agent's settings. */
public interface Installation {
  /** What there is of our hooks. */
  enum State {
    /** All that the agent needs. */
    INSTALLED,
    /** Something else than that. */
    ALTERED,
    /** Nothing. */
    ABSENT
  }

  /** Returns the file that holds them. */
  Path file();

  /** Returns what there is of them. */
  State state() throws IOException;

  /** Puts them there; false if they were there. */
  boolean install() throws IOException;

  /** Removes them; false if there were none. What else was changed since, stays. */
  boolean uninstall() throws IOException;
}
