// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Replaces a file whole: after a crash either the old or the new content is there. */
public final class AtomicFile {
  private static final Duration LONG_DEAD = Duration.ofMinutes(10);
  private static final int UUID_LENGTH = 36;

  private AtomicFile() {}

  /** Writes {@code content} to {@code file} for its owner only and waits until it is on disk. */
  public static void write(Path file, byte[] content) throws IOException {
    Path directory = parentOf(file);
    Path temporary = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      writeNew(temporary, content);
      NativeFiles.of(file).replace(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
    NativeFiles.of(directory).flush(directory);
    sweep(directory, "." + file.getFileName() + ".");
  }

  /** Removes what writers left that were killed; one that is at work is not that old. */
  private static void sweep(Path directory, String prefix) throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(LONG_DEAD));
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(directory, name -> isTemporary(name, prefix))) {
      for (Path leftover : leftovers) {
        if (Files.getLastModifiedTime(leftover, LinkOption.NOFOLLOW_LINKS).compareTo(old) < 0) {
          Files.deleteIfExists(leftover);
        }
      }
    } catch (NoSuchFileException | DirectoryIteratorException meanwhile) {
      // Somebody else swept; the next writer looks again.
      return;
    }
  }

  private static boolean isTemporary(Path file, String prefix) {
    String name = file.getFileName().toString();
    return name.length() == prefix.length() + UUID_LENGTH && name.startsWith(prefix);
  }

  /** Removes {@code file} and waits until that is on disk; false if it was not there. */
  public static boolean delete(Path file) throws IOException {
    boolean existed = Files.deleteIfExists(file);
    if (existed) {
      NativeFiles.of(file).flush(parentOf(file));
    }
    return existed;
  }

  private static void writeNew(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            NativeFiles.of(file).forFiles())) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static Path parentOf(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IOException(file + " has no directory");
    }
    return parent;
  }
}
