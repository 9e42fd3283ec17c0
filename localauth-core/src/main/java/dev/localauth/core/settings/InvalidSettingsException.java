// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import java.io.IOException;
import java.nio.file.Path;

/** A settings or policy file says something that cannot be meant; the line and key are named. */
public final class InvalidSettingsException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong where. */
  public InvalidSettingsException(Path file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
