// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.file.Path;

/** Somebody else held a lock for longer than anybody should. */
public final class BusyException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is held. */
  public BusyException(Path file) {
    super(file + " is held by another command");
  }
}
