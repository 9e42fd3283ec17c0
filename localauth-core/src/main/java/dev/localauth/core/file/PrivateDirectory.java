// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of mode 0700 that belongs to the person. */
public final class PrivateDirectory {
  private PrivateDirectory() {}

  /** Makes {@code directory} and what is missing above it, each of mode 0700, and checks it. */
  public static void create(Path directory, long owner) throws IOException {
    Path parent = directory.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      create(parent, owner);
    }
    try {
      Files.createDirectory(directory, NativeFiles.of(directory).forDirectories());
    } catch (FileAlreadyExistsException exists) {
      // Checked below, whoever made it.
    }
    check(directory, owner);
  }

  /**
   * Makes sure that {@code directory} is a directory of {@code owner} that nobody else can write.
   *
   * @throws UntrustedFileException if it is not
   */
  public static void check(Path directory, long owner) throws IOException {
    FileFacts found = FileFacts.of(directory);
    if (found.type() != FileFacts.Type.DIRECTORY) {
      throw new UntrustedFileException(directory, "is not a directory");
    }
    if (found.owner() != owner) {
      throw new UntrustedFileException(directory, "belongs to another user");
    }
    if (found.isOpenToOthers()) {
      throw new UntrustedFileException(directory, "is open to other users");
    }
  }
}
