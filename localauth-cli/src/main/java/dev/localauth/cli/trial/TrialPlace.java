// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.trial;

import dev.localauth.core.place.Places;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A directory that lasts as long as the trial. */
final class TrialPlace implements AutoCloseable {
  private final Path directory;
  private final Thread atExit = new Thread(this::removeAtExit);

  private TrialPlace(Path directory) {
    this.directory = directory;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  static TrialPlace create() throws IOException {
    return new TrialPlace(Files.createTempDirectory("localauth-try-"));
  }

  Places places() {
    return new Places(
        directory.resolve("settings.json"),
        directory.resolve("policy.json"),
        directory.resolve("state"),
        directory.resolve("secrets"),
        directory.resolve("records"));
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    remove();
  }

  boolean isGone() {
    return !Files.exists(directory);
  }

  private void removeAtExit() {
    try {
      remove();
    } catch (IOException leftover) {
      // The process ends; the system clears its temporary directory.
      return;
    }
  }

  private void remove() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
