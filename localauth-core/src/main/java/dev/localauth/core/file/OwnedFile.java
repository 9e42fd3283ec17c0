// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a small file that only its owner can have written. Who else could: another user, through
 * the mode or the owner; anybody, through a link. All of these are refused.
 */
public final class OwnedFile {
  private static final int ATTEMPTS = 20;

  private OwnedFile() {}

  /**
   * Returns the bytes of {@code file}, or empty if it is certainly not there.
   *
   * @param owner the user id that must own it
   * @param limit the largest size that is plausible
   * @throws UntrustedFileException if the file is a link, not a regular file, owned by somebody
   *     else, writable by others, or larger than {@code limit}
   */
  public static Optional<byte[]> read(Path file, long owner, int limit) throws IOException {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        FileFacts before = check(file, owner, limit);
        byte[] content = readAtMost(file, limit);
        // Another file that was there in between has left its trace: each rename changes the ctime.
        if (before.isSameAs(check(file, owner, limit))) {
          return Optional.of(content);
        }
      }
      throw new UntrustedFileException(file, "was replaced while it was read");
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  private static FileFacts check(Path file, long owner, int limit) throws IOException {
    // The type is known before anything is opened: opening a FIFO would wait for a writer.
    FileFacts found = FileFacts.of(file);
    if (found.type() == FileFacts.Type.LINK) {
      throw new UntrustedFileException(file, "is a link");
    }
    if (found.type() != FileFacts.Type.FILE) {
      throw new UntrustedFileException(file, "is not a regular file");
    }
    if (found.owner() != owner) {
      throw new UntrustedFileException(file, "belongs to another user");
    }
    // None is left while another file takes its place.
    if (found.links() > 1) {
      throw new UntrustedFileException(file, "has a second name (a hard link)");
    }
    if (found.isWritableByOthers()) {
      throw new UntrustedFileException(file, "can be written by other users");
    }
    if (found.size() > limit) {
      throw new UntrustedFileException(file, "is larger than " + limit + " bytes");
    }
    return found;
  }

  private static byte[] readAtMost(Path file, int limit) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(limit + 1);
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      int read;
      do {
        read = channel.read(buffer);
      } while (read > 0);
    }
    if (buffer.position() > limit) {
      throw new UntrustedFileException(file, "is larger than " + limit + " bytes");
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
