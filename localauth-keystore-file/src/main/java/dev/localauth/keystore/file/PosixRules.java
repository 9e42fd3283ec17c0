// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import com.sun.security.auth.module.UnixSystem;
import dev.localauth.api.SecretStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Owner and mode bits. */
final class PosixRules implements FileRules {
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int LINK = 0120000;
  private static final int OTHERS = 0077;
  private static final int OTHERS_WRITE = 0022;

  @Override
  public boolean directoryExists(Path directory) throws IOException, SecretStoreException {
    Optional<Status> found = status(directory);
    if (found.isEmpty()) {
      return false;
    }
    requireType(DIRECTORY, directory, found.get(), "is not a directory");
    requireOwn(directory, found.get(), OTHERS_WRITE, "can be changed by others");
    return true;
  }

  @Override
  public Optional<Look> look(Path file) throws IOException, SecretStoreException {
    Optional<Status> found = status(file);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    requireType(REGULAR, file, found.get(), "is not a file");
    requireOwn(file, found.get(), OTHERS, "can be reached by others");
    return Optional.of(new Look(found.get().identity(), found.get().links()));
  }

  @Override
  public FileAttribute<?>[] forDirectories() {
    return permissions("rwx------");
  }

  @Override
  public FileAttribute<?>[] forFiles() {
    return permissions("rw-------");
  }

  @Override
  public void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] permissions(String permissions) {
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  private static void requireType(int type, Path path, Status status, String otherwise)
      throws SecretStoreException {
    if (status.type() == LINK) {
      throw FileStoreError.denied(path, "is a link, which is not followed", "");
    }
    if (status.type() != type) {
      throw FileStoreError.corrupt(path, otherwise);
    }
  }

  private static void requireOwn(Path path, Status status, int forbidden, String otherwise)
      throws SecretStoreException {
    if (status.uid() != new UnixSystem().getUid()) {
      throw FileStoreError.denied(path, "belongs to another account", "");
    }
    if ((status.mode() & forbidden) != 0) {
      String hint = "take the others' permissions away with chmod go-rwx";
      throw FileStoreError.denied(path, otherwise, hint);
    }
  }

  private static Optional<Status> status(Path path) throws IOException {
    try {
      return Optional.of(
          new Status(
              Files.readAttributes(
                  path, "unix:uid,mode,nlink,dev,ino", LinkOption.NOFOLLOW_LINKS)));
    } catch (NoSuchFileException absent) {
      requireDirectoryAbove(path);
      return Optional.empty();
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

  /** What lstat says. */
  private record Status(Map<String, Object> attributes) {
    // A user number is unsigned in C and may come as a negative int.
    long uid() {
      return Integer.toUnsignedLong(number("uid").intValue());
    }

    int mode() {
      return number("mode").intValue();
    }

    int type() {
      return mode() & TYPE;
    }

    int links() {
      return number("nlink").intValue();
    }

    Object identity() {
      return Map.of("dev", number("dev"), "ino", number("ino"));
    }

    private Number number(String attribute) {
      if (attributes.get(attribute) instanceof Number number) {
        return number;
      }
      throw new IllegalStateException("the system does not tell " + attribute);
    }
  }
}
