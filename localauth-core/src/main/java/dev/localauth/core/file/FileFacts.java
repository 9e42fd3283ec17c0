// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What lstat(2) says of a path, or what amounts to it; links are not followed.
 *
 * @param type what kind of thing it is
 * @param mode the permission bits
 * @param owner the user id
 * @param links how many names it has
 * @param size in bytes
 * @param device the device it is on
 * @param inode its number there
 * @param modified when its content changed, in nanoseconds since 1970
 * @param changed when anything of it changed, which nobody can set back
 */
public record FileFacts(
    Type type,
    int mode,
    long owner,
    long links,
    long size,
    long device,
    long inode,
    long modified,
    long changed) {
  private static final int GROUP_OR_OTHERS = 0077;
  private static final int GROUP_OR_OTHERS_WRITE = 0022;
  private static final int STICKY = 01000;

  /** The kinds of things a path can name. */
  public enum Type {
    /** A regular file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A symbolic link. */
    LINK,
    /** A device, FIFO or socket. */
    OTHER
  }

  /**
   * Asks for {@code path}; throws {@link java.nio.file.NoSuchFileException} if nothing is there.
   */
  public static FileFacts of(Path path) throws IOException {
    return NativeFiles.of(path).facts(path);
  }

  /** Says whether nothing of it differs from {@code other}. */
  boolean isSameAs(FileFacts other) {
    return type == other.type
        && mode == other.mode
        && owner == other.owner
        && links == other.links
        && size == other.size
        && device == other.device
        && inode == other.inode
        && modified == other.modified
        && changed == other.changed;
  }

  /** Says whether the group or others may do anything with it. */
  public boolean isOpenToOthers() {
    return (mode & GROUP_OR_OTHERS) != 0;
  }

  /** Says whether the group or others may write it. */
  public boolean isWritableByOthers() {
    return (mode & GROUP_OR_OTHERS_WRITE) != 0;
  }

  /** Says whether, in this directory, only its owner can replace a name (chmod(1)). */
  public boolean isSticky() {
    return (mode & STICKY) != 0;
  }
}
