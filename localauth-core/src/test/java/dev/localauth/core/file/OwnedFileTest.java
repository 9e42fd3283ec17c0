// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.localauth.core.fixture.FusedFiles;
import dev.localauth.core.fixture.World;
import dev.localauth.testsupport.Processes;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnedFileTest {
  private static final int LIMIT = 100;

  private final Path root;
  private final Path file;

  OwnedFileTest(@TempDir Path root) throws IOException {
    this.root = root;
    this.file = root.resolve("file");
    Files.writeString(file, "content");
  }

  private Optional<byte[]> read() throws IOException {
    return OwnedFile.read(file, World.uid(), LIMIT);
  }

  private void assertRefused(String why) {
    String message = assertThrows(UntrustedFileException.class, this::read).getMessage();
    assertEquals(file + " " + why, message);
  }

  @Test
  void aFileOfTheOwnerIsRead() throws IOException {
    assertEquals("content", new String(read().orElseThrow()));
  }

  @Test
  void onlyAFileThatIsNotThereIsAbsent() throws IOException {
    Files.delete(file);
    assertTrue(read().isEmpty());
    assertTrue(OwnedFile.read(root.resolve("no/such"), World.uid(), LIMIT).isEmpty());
  }

  @Test
  void aPathThroughAFileIsNotAbsence() {
    assertThrows(
        FileSystemException.class, () -> OwnedFile.read(file.resolve("below"), World.uid(), LIMIT));
  }

  @Test
  void aLinkIsRefusedEvenToOnesOwnFile() throws IOException {
    Path target = Files.move(file, root.resolve("target"));
    Files.createSymbolicLink(file, target);
    assertRefused("is a link");
  }

  @Test
  void aLinkToNowhereIsNotAbsent() throws IOException {
    Files.delete(file);
    Files.createSymbolicLink(file, root.resolve("nowhere"));
    assertRefused("is a link");
  }

  @Test
  void aDirectoryIsRefused() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    assertRefused("is not a regular file");
  }

  @Test
  void aFifoIsRefusedWithoutWaitingForItsWriter() throws IOException {
    Files.delete(file);
    assertEquals(0, Processes.run(Duration.ofSeconds(10), "mkfifo", file.toString()).exitCode());
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertRefused("is not a regular file"));
  }

  @Test
  void aHardLinkIsRefused() throws IOException {
    Files.createLink(root.resolve("other"), file);
    assertRefused("has a second name (a hard link)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw----", "rw----rw-", "rwxrwxrwx", "r---w----"})
  void aFileThatOthersCanWriteIsRefused(String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertRefused("can be written by other users");
  }

  @Test
  void aFileThatOthersCanReadIsRead() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(read().isPresent());
  }

  @Test
  void aFileOfAnotherUserIsRefused() {
    String message =
        assertThrows(
                UntrustedFileException.class, () -> OwnedFile.read(file, World.uid() + 1, LIMIT))
            .getMessage();
    assertEquals(file + " belongs to another user", message);
  }

  @Test
  void aFileOfTheLimitIsReadAndOneByteMoreIsRefused() throws IOException {
    Files.write(file, new byte[LIMIT]);
    assertArrayEquals(new byte[LIMIT], read().orElseThrow());
    Files.write(file, new byte[LIMIT + 1]);
    assertRefused("is larger than 100 bytes");
  }

  @Test
  void aFileThatCannotBeReadIsNotAbsent() throws IOException {
    assumeTrue(World.uid() != 0, "root may read every file, whatever its mode");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assertThrows(AccessDeniedException.class, this::read);
  }

  @Test
  void aDirectoryThatCannotBeSearchedIsNotAbsence() throws IOException {
    assumeTrue(World.uid() != 0, "root may search every directory, whatever its mode");
    Path closed = Files.createDirectory(root.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assertThrows(
          AccessDeniedException.class,
          () -> OwnedFile.read(closed.resolve("file"), World.uid(), LIMIT));
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void anotherFileThatIsThereOnlyWhileItIsOpenedIsNotRead() throws IOException {
    Path theirs = Files.writeString(root.resolve("theirs"), "hostile");
    Path aside = root.resolve("aside");
    Path watched =
        FusedFiles.under(
            file,
            (path, opened) -> {
              if (opened) {
                Files.move(path, theirs);
                Files.move(aside, path);
              } else {
                Files.move(path, aside);
                Files.move(theirs, path);
              }
            });
    assertThrows(UntrustedFileException.class, () -> OwnedFile.read(watched, World.uid(), LIMIT));
    assertEquals("content", Files.readString(file));
  }

  @Test
  void aFileThatIsReplacedAllTheTimeIsReadWholeOrRefused() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; !over.get(); i++) {
                try {
                  AtomicFile.write(file, Integer.toString(i % 10).repeat(50).getBytes());
                } catch (IOException failure) {
                  return;
                }
              }
            });
    writer.start();
    try {
      for (int i = 0; i < 300; i++) {
        try {
          String found = new String(read().orElseThrow());
          assertTrue(found.equals("content") || found.matches("(\\d)\\1{49}"), found);
        } catch (UntrustedFileException refused) {
          assertEquals(file + " was replaced while it was read", refused.getMessage());
        }
      }
    } finally {
      over.set(true);
      writer.join();
    }
  }
}
