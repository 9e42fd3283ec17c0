// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Which file this was and when it last changed: device, inode, size, modification and change time.
 * The change time cannot be set back by its owner, so a file that was replaced by a backdated copy
 * has another identity. On Windows the JDK tells size, modification and creation time only.
 */
public final class FileIdentity {
  /** The identity of a file that is not there. */
  public static final String ABSENT = "absent";

  private FileIdentity() {}

  /** Returns the identity of {@code file}, or {@link #ABSENT}; links are not followed. */
  public static String of(Path file) throws IOException {
    try {
      FileFacts found = FileFacts.of(file);
      return found.device()
          + ":"
          + found.inode()
          + ":"
          + found.size()
          + ":"
          + found.modified()
          + ":"
          + found.changed();
    } catch (NoSuchFileException absent) {
      return ABSENT;
    }
  }
}
