// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.localauth.core.fixture.World;
import dev.localauth.testsupport.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How our own files are written, told apart, and locked. */
class OwnFilesTest {
  private final Path root;
  private final Path file;

  OwnFilesTest(@TempDir Path root) {
    this.root = root;
    this.file = root.resolve("file");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aFileIsReplacedWholeAndPrivate() throws IOException {
    Files.writeString(file, "earlier");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    AtomicFile.write(file, "now".getBytes());
    assertEquals("now", Files.readString(file));
    assertEquals("rw-------", mode(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void aLinkIsReplacedAndNotWrittenThrough() throws IOException {
    Path target = Files.writeString(root.resolve("target"), "theirs");
    Files.createSymbolicLink(file, target);
    AtomicFile.write(file, "ours".getBytes());
    assertEquals("theirs", Files.readString(target));
    assertTrue(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aWriteThatFailsLeavesTheFileAndNoLitter() throws IOException {
    Files.createDirectory(file);
    Files.createFile(file.resolve("inside"));
    assertThrows(IOException.class, () -> AtomicFile.write(file, new byte[1]));
    assertEquals(List.of("file"), names());
    assertTrue(Files.exists(file.resolve("inside")));
  }

  @Test
  void whatAKilledWriterLeftIsRemovedAndNothingElse() throws IOException {
    Path old = Files.createFile(root.resolve(".file." + UUID.randomUUID()));
    Path fresh = Files.createFile(root.resolve(".file." + UUID.randomUUID()));
    Path others = Files.createFile(root.resolve(".other." + UUID.randomUUID()));
    Path theirs = Files.createFile(root.resolve(".file.swp"));
    FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    for (Path left : List.of(old, others, theirs)) {
      Files.setLastModifiedTime(left, longAgo);
    }
    AtomicFile.write(file, new byte[1]);
    assertTrue(Files.notExists(old));
    assertTrue(Files.exists(fresh) && Files.exists(others) && Files.exists(theirs));
  }

  @Test
  void theIdentityTellsABackdatedCopyOfTheSameSize() throws IOException {
    assertEquals(FileIdentity.ABSENT, FileIdentity.of(file));
    Files.writeString(file, "one");
    String identity = FileIdentity.of(file);
    assertEquals(identity, FileIdentity.of(file));
    FileTime time = Files.getLastModifiedTime(file);
    Path copy = Files.writeString(root.resolve("copy"), "two");
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, time);
    assertNotEquals(identity, FileIdentity.of(file));
  }

  @Test
  void aPrivateDirectoryIsMadeWithAllThatIsMissingAbove() throws IOException {
    Path deep = root.resolve("a/b/c");
    PrivateDirectory.create(deep, World.uid());
    for (Path made : List.of(deep, root.resolve("a/b"), root.resolve("a"))) {
      assertEquals("rwx------", mode(made));
    }
    PrivateDirectory.create(deep, World.uid());
  }

  @Test
  void aDirectoryThatWasThereMustBePrivateAlready() throws IOException {
    Path open = Files.createDirectory(root.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));
    assertThrows(UntrustedFileException.class, () -> PrivateDirectory.create(open, World.uid()));
    assertEquals("rwxr-x---", mode(open));
    Path linked = Files.createSymbolicLink(root.resolve("linked"), root);
    assertThrows(UntrustedFileException.class, () -> PrivateDirectory.create(linked, World.uid()));
    assertThrows(
        UntrustedFileException.class, () -> PrivateDirectory.create(root, World.uid() + 1));
  }

  @Test
  void nothingIsWrittenWhereNobodyMayWrite() throws IOException {
    assumeTrue(World.uid() != 0, "root may write in every directory, whatever its mode");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-x------"));
    assertThrows(IOException.class, () -> AtomicFile.write(file, new byte[1]));
    assertThrows(IOException.class, () -> ExclusiveLock.acquire(file));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void oneThreadAtATimeHoldsALock() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    boolean[] entered = {false};
    Thread second =
        new Thread(
            () -> {
              waiting.countDown();
              try (ExclusiveLock lock = ExclusiveLock.acquire(file)) {
                entered[0] = true;
              } catch (IOException failure) {
                throw new AssertionError(failure);
              }
            });
    try (ExclusiveLock lock = ExclusiveLock.acquire(file)) {
      second.start();
      waiting.await();
      while (second.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      assertTrue(!entered[0]);
    }
    second.join();
    assertTrue(entered[0]);
    assertEquals("rw-------", mode(file));
  }

  @Test
  void aLockIsNotTakenThroughALinkNorFromAFifo() throws IOException {
    Path target = Files.createFile(root.resolve("target"));
    Files.createSymbolicLink(file, target);
    assertThrows(IOException.class, () -> ExclusiveLock.acquire(file));
    Files.delete(file);
    Processes.run(Duration.ofSeconds(10), "mkfifo", file.toString());
    assertThrows(IOException.class, () -> ExclusiveLock.acquire(file));
    Files.delete(file);
    ExclusiveLock.acquire(file).close();
  }

  @Test
  void anInterruptedWaitIsAFailureAndStaysInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    assertThrows(IOException.class, () -> ExclusiveLock.acquire(file));
    assertTrue(Thread.interrupted());
    ExclusiveLock.acquire(file).close();
  }
}
