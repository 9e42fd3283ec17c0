// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.SecretStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;

/** Whose a file is and who else can reach it, as one kind of operating system tells it. */
interface FileRules {
  static FileRules of(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? new PosixRules()
        : new ProfileRules();
  }

  /** Returns whether there is a directory that only its owner can change; follows no link. */
  boolean directoryExists(Path directory) throws IOException, SecretStoreException;

  /** Looks at a file without opening it or following a link; empty if there is none. */
  Optional<Look> look(Path file) throws IOException, SecretStoreException;

  FileAttribute<?>[] forDirectories();

  FileAttribute<?>[] forFiles();

  /** Makes what was created, renamed or removed in {@code directory} survive a crash. */
  void sync(Path directory) throws IOException;

  /**
   * A regular file of this person that nobody else can reach.
   *
   * @param identity equal for two looks at the same file
   * @param links how many names the file has
   */
  record Look(Object identity, int links) {}
}
