// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A file of the person's, replaced whole, behind its links and with the mode that it has. */
record SettingsFile(Path path, Readers readers) {
  /** Who may read a file that is new. */
  enum Readers {
    OWNER("rw-------"),
    EVERYBODY("rw-r--r--");

    private final String mode;

    Readers(String mode) {
      this.mode = mode;
    }
  }

  Optional<String> read() throws IOException {
    try {
      ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(path));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(content).toString());
    } catch (NoSuchFileException absent) {
      if (Files.isSymbolicLink(path)) {
        throw absent; // a link to nothing is somebody's intention
      }
      return Optional.empty();
    }
  }

  void write(String text) throws IOException {
    Path real = Files.exists(path) ? path.toRealPath() : path;
    Path directory = real.toAbsolutePath().getParent();
    Path temporary = Files.createTempFile(directory, ".localauth", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer rest = StandardCharsets.UTF_8.encode(text);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      keepMode(real, temporary);
      Files.move(temporary, real, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Fails if its owner does not want it to be written; root could. */
  void requireWritable() throws IOException {
    if (Files.exists(path)
        && (!Files.isWritable(path)
            || !isWindows() && !mode(path).contains(PosixFilePermission.OWNER_WRITE))) {
      throw new AccessDeniedException(path.toString());
    }
  }

  private void keepMode(Path real, Path temporary) throws IOException {
    if (!isWindows()) {
      Files.setPosixFilePermissions(
          temporary,
          Files.exists(real) ? mode(real) : PosixFilePermissions.fromString(readers.mode));
    }
  }

  private static Set<PosixFilePermission> mode(Path file) throws IOException {
    return Files.getPosixFilePermissions(file);
  }

  private static boolean isWindows() {
    return !FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
