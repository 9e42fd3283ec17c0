// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Which file this was and when it last changed, in the words of {@code stat -c
 * %f:%u:%h:%s:%d:%i:%.9Y:%.9Z}: type and mode, owner, names, size, device, inode, modification and
 * change time. The change time cannot be set back by its owner, so a file that was replaced by a
 * backdated copy has another identity. The launcher compares the same words without a JVM. On
 * Windows the JDK tells neither number nor change time, only when it was made.
 */
public final class FileIdentity {
  /** The identity of a file that is not there. */
  public static final String ABSENT = "absent";

  private static final long SECOND = 1_000_000_000;
  private static final int DIGITS = 9;

  private FileIdentity() {}

  /** Returns the identity of {@code file}, or {@link #ABSENT}; links are not followed. */
  public static String of(Path file) throws IOException {
    try {
      FileFacts found = FileFacts.of(file);
      return Integer.toHexString(found.mode())
          + ":"
          + found.owner()
          + ":"
          + found.links()
          + ":"
          + found.size()
          + ":"
          + found.device()
          + ":"
          + found.inode()
          + ":"
          + seconds(found.modified())
          + ":"
          + seconds(found.changed());
    } catch (NoSuchFileException absent) {
      return ABSENT;
    }
  }

  private static String seconds(long nanoseconds) {
    String fraction = Long.toString(Math.abs(nanoseconds % SECOND));
    return (nanoseconds < 0 ? "-" : "")
        + Math.abs(nanoseconds / SECOND)
        + "."
        + "0".repeat(DIGITS - fraction.length())
        + fraction;
  }
}
