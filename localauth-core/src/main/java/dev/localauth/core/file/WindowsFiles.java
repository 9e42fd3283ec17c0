// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Windows: owner and access list, told as the mode bits they amount to. The JDK does not tell the
 * number of a file or of its names; the time it was made has to do, and that the person can set.
 */
final class WindowsFiles implements NativeFiles {
  static final WindowsFiles FILES = new WindowsFiles();

  private static final int ATTEMPTS = 100;
  private static final long PAUSE = Duration.ofMillis(10).toNanos();

  private WindowsFiles() {}

  @Override
  public FileFacts facts(Path path) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    AclFileAttributeView view =
        Files.getFileAttributeView(path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    WindowsAccess access =
        new WindowsAccess(WindowsParties.known(), view.getOwner(), view.getAcl());
    return new FileFacts(
        type(found),
        access.mode(found.isDirectory()),
        access.owner(),
        1,
        found.size(),
        0,
        0,
        nanoseconds(found.lastModifiedTime()),
        nanoseconds(found.creationTime()));
  }

  /** A junction is a directory and "other" at once; it leads elsewhere, so it is a link here. */
  private static FileFacts.Type type(BasicFileAttributes found) {
    if (found.isSymbolicLink() || found.isOther()) {
      return FileFacts.Type.LINK;
    }
    return found.isDirectory() ? FileFacts.Type.DIRECTORY : FileFacts.Type.FILE;
  }

  private static long nanoseconds(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  @Override
  public FileAttribute<?> forFiles() throws IOException {
    return WindowsParties.known().everythingAndNothingToOthers();
  }

  @Override
  public FileAttribute<?> forDirectories() throws IOException {
    return WindowsParties.known().everythingAndNothingToOthers();
  }

  /** A file that somebody reads at this moment cannot be replaced (MoveFileExW). */
  @Override
  public void replace(Path temporary, Path file) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (AccessDeniedException inUse) {
        if (attempt == ATTEMPTS) {
          throw inUse;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  /** A directory cannot be opened for that; NTFS journals the change of a name itself. */
  @Override
  public void flush(Path directory) {}

  /**
   * Where our directory is missing there is nothing to rely on: what stands above it is the
   * system's, and an account that could replace that has no need to.
   */
  @Override
  public void checkWayTo(Path file, long owner) throws IOException {
    Path directory = file.getParent();
    if (directory == null || Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (; directory != null; directory = directory.getParent()) {
      FileFacts found = facts(directory);
      boolean sound =
          found.type() == FileFacts.Type.DIRECTORY
              && (found.owner() == owner || found.owner() == WindowsParties.ADMINISTRATORS)
              && (!found.isWritableByOthers() || found.isSticky());
      if (!sound) {
        throw new UntrustedFileException(
            directory, "is not a directory that only administrators can change");
      }
    }
  }
}
