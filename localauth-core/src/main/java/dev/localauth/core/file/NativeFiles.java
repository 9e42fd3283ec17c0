// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;

/** What differs between the file systems of one kind of operating system and another. */
interface NativeFiles {
  /** Returns the one for the file system of {@code path}. */
  static NativeFiles of(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? UnixFiles.FILES
        : WindowsFiles.FILES;
  }

  /** Looks at {@code path} without following links. */
  FileFacts facts(Path path) throws IOException;

  /** Returns the permissions of a new file that nobody else may touch. */
  FileAttribute<?> forFiles() throws IOException;

  /** Returns the permissions of a new directory that nobody else may touch. */
  FileAttribute<?> forDirectories() throws IOException;

  /** Gives {@code temporary} the name {@code file}, in place of what bears it. */
  void replace(Path temporary, Path file) throws IOException;

  /** Waits until the names in {@code directory} are on disk, not only the files. */
  void flush(Path directory) throws IOException;

  /**
   * Makes sure that nobody but {@code owner} or the administrators can replace a directory above
   * {@code file}.
   */
  void checkWayTo(Path file, long owner) throws IOException;
}
