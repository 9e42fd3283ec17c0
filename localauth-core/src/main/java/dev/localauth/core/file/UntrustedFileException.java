// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.file.Path;

/** A file is there but cannot be relied on: it is a link, somebody else's, or not what it was. */
public final class UntrustedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with {@code file}. */
  public UntrustedFileException(Path file, String problem) {
    super(file + " " + problem);
  }
}
