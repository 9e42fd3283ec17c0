// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.localauth.core.fixture.World;
import dev.localauth.testsupport.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records and their directory, in the hands of somebody else. */
class SessionRecordsTest {
  private final World world;
  private final Path directory;
  private final Path record;

  SessionRecordsTest(@TempDir Path root) {
    world = new World(root);
    world.enroll("totp");
    world.unlock();
    directory = world.place().records();
    record = directory.resolve("100-1000");
    assertTrue(world.check().isOpen());
  }

  private void assertLocked() {
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
  }

  private void assertAsksAgain() {
    assertLocked();
    world.unlock();
    assertTrue(world.check().isOpen());
    assertEquals(2, world.method("totp").judged());
  }

  private void edit(String line, String other) throws IOException {
    String text = Files.readString(record);
    String edited = text.replaceAll("(?m)^" + line + "$", other);
    assertTrue(!edited.equals(text), () -> line + " is not in\n" + text);
    Files.writeString(record, edited);
  }

  @ParameterizedTest
  @CsvSource({
    "version=1, version=2",
    "uid=.*, uid=4242",
    "boot=.*, boot=boot-0",
    "namespaces=.*, namespaces=pid:2 time:1",
    "pid=100, pid=101",
    "start=1000, start=1001",
    "enrollment=.*, enrollment=0",
    "generation=1, generation=2",
    "issued=.*, issued=99999999999",
    "used=.*, used=99999999999",
    "longest=0, longest=1",
    "idle=0, idle=1",
    "way=totp, way=pin"
  })
  void anEditedFieldNeverOpensOnItsOwnWord(String line, String other) throws IOException {
    if (line.startsWith("longest") || line.startsWith("idle")) {
      world.anchors().advance(Duration.ofMillis(1));
    }
    edit(line, other);
    if (line.matches("(way|generation|enrollment)=.*")) {
      // These are compared when the files are not those that the session was decided from.
      edit("settings=.*", "settings=absent");
    }
    assertLocked();
  }

  @Test
  void aBitFlippedAnywhereIsNoSessionOrTheSame() throws IOException {
    byte[] content = Files.readAllBytes(record);
    String text = new String(content, StandardCharsets.UTF_8);
    int open = 0;
    for (int i = 0; i < content.length; i++) {
      byte[] flipped = content.clone();
      flipped[i] ^= (byte) (1 << (i % 7));
      Files.write(record, flipped);
      if (world.check().isOpen()) {
        open++;
        String key = text.substring(text.lastIndexOf('\n', i - 1) + 1, i).split("=")[0];
        // What the person reads, what the vault compares, and what is re-examined when it differs.
        assertTrue(
            Set.of(
                    "token",
                    "terminal",
                    "issued",
                    "used",
                    "longest",
                    "idle",
                    "policy",
                    "settings",
                    "marker",
                    "generation",
                    "enrollment",
                    "way",
                    "scope")
                .contains(key),
            "open after a flip in " + key);
      }
    }
    assertTrue(open > 0);
    Files.write(record, content);
    assertTrue(world.check().isOpen());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 200})
  void aRecordCutShortIsNoSession(int length) throws IOException {
    Files.write(record, Arrays.copyOf(Files.readAllBytes(record), length));
    assertAsksAgain();
  }

  @Test
  void aRecordThatIsTooLargeIsNoSession() throws IOException {
    Files.write(record, new byte[1024 * 1024]);
    assertAsksAgain();
  }

  @Test
  void aRecordUnderAnothersNameIsNoSession() throws IOException {
    Files.copy(record, directory.resolve("101-1010"));
    world.anchors().moveTo(world.anchors().inTerminal("pts/4", 101, 302));
    assertLocked();
  }

  @Test
  void aLinkInPlaceOfTheRecordIsNoSession() throws IOException {
    Path beside = Files.move(record, directory.resolveSibling("beside"));
    Files.createSymbolicLink(record, beside);
    assertAsksAgain();
    assertTrue(Files.isRegularFile(beside));
  }

  @Test
  void aHardLinkInPlaceOfTheRecordIsNoSession() throws IOException {
    Files.createLink(directory.resolveSibling("beside"), record);
    assertAsksAgain();
  }

  @Test
  void aFifoInPlaceOfTheRecordIsNoSession() throws IOException {
    Files.delete(record);
    Processes.run(Duration.ofSeconds(10), "mkfifo", record.toString());
    assertAsksAgain();
  }

  @Test
  void aDirectoryInPlaceOfTheRecordIsNoSessionAndHasToBeRemoved() throws IOException {
    Files.delete(record);
    Files.createDirectory(record);
    assertLocked();
    assertEquals(ClosedReason.STATE, world.refused(World.person()).reason());
    Files.delete(record);
    world.unlock();
  }

  @Test
  void aRecordThatOthersCanWriteIsNoSession() throws IOException {
    Files.setPosixFilePermissions(record, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertAsksAgain();
  }

  @Test
  void aRecordOfAnotherUserIsNoSession() throws IOException {
    assumeTrue(World.uid() == 0, "only root can give a file away");
    Files.setAttribute(record, "unix:uid", 12345);
    assertAsksAgain();
  }

  private void assertDirectoryRefused() {
    assertEquals(ClosedReason.STATE, world.closedEitherWay());
    assertEquals(73, world.closed().exitCode());
    assertTrue(world.closed().getMessage().contains(directory.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxr-xr-x", "rwx--x---", "rwx---r--"})
  void aDirectoryThatIsOpenToOthersIsClosed(String mode) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
    assertDirectoryRefused();
  }

  @Test
  void aLinkedDirectoryIsClosed() throws IOException {
    Path beside = Files.move(directory, directory.resolveSibling("beside"));
    Files.createSymbolicLink(directory, beside);
    assertDirectoryRefused();
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsClosed() throws IOException {
    Files.move(directory, directory.resolveSibling("beside"));
    Files.createFile(directory);
    assertDirectoryRefused();
  }

  @Test
  void aDirectoryOfAnotherUserIsClosed() throws IOException {
    assumeTrue(World.uid() == 0, "only root can give a directory away");
    Files.setAttribute(directory, "unix:uid", 12345);
    assertDirectoryRefused();
  }

  @Test
  void aMissingDirectoryIsMadeAgainWithItsMode() throws IOException {
    Files.delete(record);
    Files.delete(directory);
    assertAsksAgain();
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(record)));
  }
}
