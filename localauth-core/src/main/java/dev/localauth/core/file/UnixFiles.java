// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Linux and macOS: owner, mode bits and inodes. */
final class UnixFiles implements NativeFiles {
  static final UnixFiles FILES = new UnixFiles();

  private static final long ROOT = 0;

  private UnixFiles() {}

  @Override
  public FileFacts facts(Path path) throws IOException {
    Map<String, Object> found = attributes(path);
    return new FileFacts(
        type(found),
        (int) number(found, "mode"),
        number(found, "uid"),
        number(found, "nlink"),
        number(found, "size"),
        number(found, "dev"),
        number(found, "ino"),
        nanoseconds(found, "lastModifiedTime"),
        nanoseconds(found, "ctime"));
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    try {
      return Files.readAttributes(
          path,
          "unix:mode,uid,nlink,dev,ino,size,lastModifiedTime,ctime,isRegularFile,isDirectory,"
              + "isSymbolicLink",
          LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException absent) {
      requireDirectoryAbove(path);
      throw absent;
    }
  }

  /** Newer JDKs call it absence, too, when something on the way is no directory (ENOTDIR). */
  private static void requireDirectoryAbove(Path path) throws IOException {
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      if (Files.isDirectory(above)) {
        return;
      }
      if (Files.exists(above)) {
        throw new FileSystemException(path.toString(), null, "Not a directory");
      }
    }
  }

  private static FileFacts.Type type(Map<String, Object> found) {
    if (found.get("isRegularFile") == Boolean.TRUE) {
      return FileFacts.Type.FILE;
    }
    if (found.get("isDirectory") == Boolean.TRUE) {
      return FileFacts.Type.DIRECTORY;
    }
    return found.get("isSymbolicLink") == Boolean.TRUE ? FileFacts.Type.LINK : FileFacts.Type.OTHER;
  }

  private static long number(Map<String, Object> found, String name) {
    return ((Number) Objects.requireNonNull(found.get(name))).longValue();
  }

  private static long nanoseconds(Map<String, Object> found, String name) {
    return ((FileTime) Objects.requireNonNull(found.get(name))).to(TimeUnit.NANOSECONDS);
  }

  @Override
  public FileAttribute<?> forFiles() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }

  @Override
  public FileAttribute<?> forDirectories() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }

  @Override
  public void replace(Path temporary, Path file) throws IOException {
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void flush(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void checkWayTo(Path file, long owner) throws IOException {
    for (Path directory = file.getParent(); directory != null; directory = directory.getParent()) {
      try {
        check(directory, facts(directory), owner);
      } catch (NoSuchFileException absent) {
        continue;
      }
    }
  }

  private static void check(Path directory, FileFacts found, long owner) throws IOException {
    boolean sound =
        found.type() == FileFacts.Type.DIRECTORY
            && (found.owner() == owner || found.owner() == ROOT)
            && (!found.isWritableByOthers() || found.isSticky());
    if (!sound) {
      throw new UntrustedFileException(directory, "is not a directory that only root can write");
    }
  }
}
