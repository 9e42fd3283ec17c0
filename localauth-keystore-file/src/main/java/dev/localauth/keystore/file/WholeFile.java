// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes small files in one go. The buffers are direct, and overwritten: given an array,
 * a channel would leave a copy in a buffer of its own.
 */
final class WholeFile {
  static final int LARGEST = 64 * 1024;
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> CREATE =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);

  private WholeFile() {}

  /** Returns empty if the file went away. */
  static Optional<Secret> read(Path file) throws IOException, SecretStoreException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST + 1);
    try (FileChannel channel = FileChannel.open(file, READ)) {
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Until the end of the file.
      }
      if (!buffer.hasRemaining()) {
        throw FileStoreError.corrupt(file, "is too large");
      }
      buffer.flip();
      byte[] content = new byte[buffer.remaining()];
      buffer.get(content);
      return Optional.of(Secret.owning(content));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } finally {
      wipe(buffer);
    }
  }

  /** Creates a file that was not there, and returns when it would survive a crash. */
  static void write(Path file, byte[] content, FileAttribute<?>[] attributes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(content.length);
    try (FileChannel channel = FileChannel.open(file, CREATE, attributes)) {
      buffer.put(content).flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } finally {
      wipe(buffer);
    }
  }

  private static void wipe(ByteBuffer buffer) {
    buffer.clear();
    buffer.put(new byte[buffer.remaining()]);
  }
}
