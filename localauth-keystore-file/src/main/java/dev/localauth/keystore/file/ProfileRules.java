// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.SecretStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Optional;

/** Windows, where the access list of the person's profile is inherited by everything in it. */
final class ProfileRules implements FileRules {
  @Override
  public boolean directoryExists(Path directory) throws IOException, SecretStoreException {
    Optional<BasicFileAttributes> found = attributes(directory);
    if (found.isPresent() && !found.get().isDirectory()) {
      throw FileStoreError.corrupt(directory, "is not a directory");
    }
    return found.isPresent();
  }

  @Override
  public Optional<Look> look(Path file) throws IOException, SecretStoreException {
    Optional<BasicFileAttributes> found = attributes(file);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!found.get().isRegularFile()) {
      throw FileStoreError.corrupt(file, "is not a file");
    }
    // There is no number of the file or of its names; when it was made and changed has to do.
    BasicFileAttributes regular = found.get();
    return Optional.of(
        new Look(List.of(regular.creationTime(), regular.lastModifiedTime(), regular.size()), 1));
  }

  @Override
  public FileAttribute<?>[] forDirectories() {
    return new FileAttribute<?>[0];
  }

  @Override
  public FileAttribute<?>[] forFiles() {
    return new FileAttribute<?>[0];
  }

  @Override
  public void sync(Path directory) {
    // A directory cannot be opened for that; NTFS journals the change of name itself.
  }

  private static Optional<BasicFileAttributes> attributes(Path path)
      throws IOException, SecretStoreException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (found.isSymbolicLink() || found.isOther()) {
        throw FileStoreError.denied(path, "is a link, which is not followed", "");
      }
      return Optional.of(found);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }
}
