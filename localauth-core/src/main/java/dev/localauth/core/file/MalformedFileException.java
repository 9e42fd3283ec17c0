// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;

/** A file of ours does not hold what we write. */
public final class MalformedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public MalformedFileException(String message) {
    super(message);
  }
}
