// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The one directory in which everything lies: small files, read whole and replaced whole. */
final class SecretDirectory {
  private static final String TEMPORARY = ".tmp";
  private static final int ATTEMPTS = 100;
  // No writer takes that long; what is older was left by one that was killed.
  private static final Duration LEFT_OVER = Duration.ofMinutes(10);

  private final Path path;
  private final FileRules rules;

  SecretDirectory(Path path) {
    this.path = path;
    this.rules = FileRules.of(path);
  }

  boolean exists() throws IOException, SecretStoreException {
    return rules.directoryExists(path);
  }

  void create() throws IOException, SecretStoreException {
    if (!exists()) {
      Files.createDirectories(path, rules.forDirectories());
      exists();
      Path parent = path.getParent();
      if (parent != null) {
        rules.sync(parent);
      }
    }
  }

  Optional<Secret> read(String name) throws IOException, SecretStoreException {
    Path file = path.resolve(name);
    // Looked at before it is opened, because opening a pipe waits for a writer; and again after,
    // because a name can be given to another file in between.
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<FileRules.Look> look = lookAtOnlyName(file);
      if (look.isEmpty()) {
        return Optional.empty();
      }
      Optional<Secret> content = WholeFile.read(file);
      if (content.isPresent() && look.equals(rules.look(file))) {
        return content;
      }
      content.ifPresent(Secret::close);
    }
    throw new SecretStoreException(
        SecretStoreException.Reason.FAILED,
        FileStoreError.printable(file) + " changes faster than it can be read");
  }

  void replace(String name, byte[] content) throws IOException, SecretStoreException {
    Path file = path.resolve(name);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw FileStoreError.corrupt(file, "is not a file");
    }
    removeLeftOver(name);
    Path temporary = temporary(name);
    try {
      WholeFile.write(temporary, content, rules.forFiles());
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      rules.sync(path);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Keeps {@code content} unless another process was first; says nothing about who was. */
  void createOnce(String name, byte[] content) throws IOException {
    Path temporary = temporary(name);
    try {
      WholeFile.write(temporary, content, rules.forFiles());
      // Unlike renaming, linking never replaces.
      Files.createLink(path.resolve(name), temporary);
    } catch (FileAlreadyExistsException another) {
      return;
    } finally {
      Files.deleteIfExists(temporary);
    }
    rules.sync(path);
  }

  /** Deletes what bears the name, even if it cannot be read. */
  boolean delete(String name) throws IOException, SecretStoreException {
    Path file = path.resolve(name);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw FileStoreError.corrupt(file, "is not a file");
    }
    removeLeftOver(name);
    if (!Files.deleteIfExists(file)) {
      return false;
    }
    rules.sync(path);
    return true;
  }

  boolean holds(String glob) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, glob)) {
      return files.iterator().hasNext();
    }
  }

  private Optional<FileRules.Look> lookAtOnlyName(Path file)
      throws IOException, SecretStoreException {
    Optional<FileRules.Look> look = rules.look(file);
    if (look.isPresent() && look.get().links() > 1) {
      finishCreation(file, look.get());
      look = rules.look(file);
      if (look.isPresent() && look.get().links() > 1) {
        throw FileStoreError.denied(file, "has a second name elsewhere", "");
      }
    }
    return look;
  }

  /** Removes the second name that {@link #createOnce} leaves for a moment, or when killed. */
  private void finishCreation(Path file, FileRules.Look created)
      throws IOException, SecretStoreException {
    for (Path temporary : temporaries(String.valueOf(file.getFileName()))) {
      if (rules.look(temporary).filter(created::equals).isPresent()) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private void removeLeftOver(String name) throws IOException {
    Instant latest = Instant.now().minus(LEFT_OVER);
    for (Path temporary : temporaries(name)) {
      try {
        if (Files.getLastModifiedTime(temporary, LinkOption.NOFOLLOW_LINKS)
            .toInstant()
            .isBefore(latest)) {
          Files.deleteIfExists(temporary);
        }
      } catch (NoSuchFileException finished) {
        // Its writer has removed or renamed it.
      }
    }
  }

  private List<Path> temporaries(String name) throws IOException {
    List<Path> temporaries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, name + ".*" + TEMPORARY)) {
      files.forEach(temporaries::add);
    }
    return temporaries;
  }

  private Path temporary(String name) {
    try (Secret random = Secret.random(8)) {
      return path.resolve(name + "." + random.use(HexFormat.of()::formatHex) + TEMPORARY);
    }
  }

  @Override
  public String toString() {
    return FileStoreError.printable(path);
  }
}
