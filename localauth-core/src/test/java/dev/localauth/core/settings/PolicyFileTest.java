// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.localauth.core.file.UntrustedFileException;
import dev.localauth.core.fixture.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
  private final Path directory;
  private final Path path;
  private final PolicyFile file;

  PolicyFileTest(@TempDir Path root) throws IOException {
    directory = Files.createDirectory(root.resolve("etc"));
    path = directory.resolve("policy.json");
    file = new PolicyFile(path, World.uid());
  }

  private void assertRefused() {
    assertThrows(UntrustedFileException.class, file::read);
  }

  @Test
  void noFileAndNoDirectoryIsNoPolicy() throws IOException {
    assertEquals(Policy.NONE, file.read());
    Files.delete(directory);
    assertEquals(Policy.NONE, file.read());
  }

  @Test
  void requiredAndMethodsAreRead() throws IOException {
    Files.writeString(
        path, "{\"localAuth\": {\"required\": true, \"methods\": [\"totp\", \"pin\"]}}");
    assertEquals(new Policy(true, true, Optional.of(Set.of("totp", "pin")), Set.of()), file.read());
  }

  @Test
  void anEmptyPolicyIsStillAPolicy() throws IOException {
    Files.writeString(path, "{\"localAuth\": {}}");
    assertEquals(new Policy(true, false, Optional.empty(), Set.of()), file.read());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"localauth\": {\"required\": true}}",
        "{\"localAuth\": {\"require\": true}}",
        "{\"localAuth\": {\"required\": \"true\"}}",
        "{\"localAuth\": {\"required\": 1}}",
        "{\"localAuth\": {\"methods\": []}}",
        "{\"localAuth\": {\"methods\": [1]}}",
        "{\"localAuth\": {\"methods\": {}}}",
        "{\"localAuth\": {\"required\": true, \"required\": false}}",
        "{\"localAuth\": {\"required\": true}"
      })
  void whatCannotBeMeantIsNotIgnored(String content) throws IOException {
    Files.writeString(path, content);
    String message =
        String.valueOf(assertThrows(InvalidSettingsException.class, file::read).getMessage());
    assertTrue(message.startsWith(path + ":1: "), message);
  }

  @Test
  void aFileThatOthersCanWriteIsRefused() throws IOException {
    Files.writeString(path, "{\"localAuth\": {}}");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-r--"));
    assertRefused();
  }

  @Test
  void aDirectoryThatOthersCanWriteIsRefusedEvenWithoutAFileInIt() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertRefused();
    Files.writeString(path, "{\"localAuth\": {}}");
    assertRefused();
  }

  @Test
  void aDirectoryFurtherUpThatOthersCanWriteIsRefused() throws IOException {
    Path deep = Files.createDirectories(directory.resolve("a/b"));
    Files.writeString(deep.resolve("policy.json"), "{\"localAuth\": {}}");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwx---"));
    assertThrows(
        UntrustedFileException.class,
        () -> new PolicyFile(deep.resolve("policy.json"), World.uid()).read());
  }

  @Test
  void aLinkedDirectoryIsRefused() throws IOException {
    Path real = Files.move(directory, directory.resolveSibling("real"));
    Files.createSymbolicLink(directory, real);
    assertRefused();
  }

  @Test
  void aLinkAHardLinkAndADirectoryAreRefused() throws IOException {
    Path target = Files.writeString(directory.resolve("target"), "{\"localAuth\": {}}");
    Files.createSymbolicLink(path, target);
    assertRefused();
    Files.delete(path);
    Files.createLink(path, target);
    assertRefused();
    Files.delete(path);
    Files.createDirectory(path);
    assertRefused();
  }

  @Test
  void aFileOfAnotherUserIsRefused() throws IOException {
    assumeTrue(World.uid() == 0, "only root can give a file away");
    Files.writeString(path, "{\"localAuth\": {}}");
    Files.setAttribute(path, "unix:uid", 12345);
    assertRefused();
  }

  @Test
  void aDirectoryOfAnotherUserIsRefused() throws IOException {
    assumeTrue(World.uid() == 0, "only root can give a directory away");
    Files.setAttribute(directory, "unix:uid", 12345);
    assertRefused();
  }

  @Test
  void anOrdinaryUsersPolicyIsNotTheAdministrators() throws IOException {
    assumeTrue(World.uid() != 0, "root is the administrator");
    Files.writeString(path, "{\"localAuth\": {}}");
    assertThrows(UntrustedFileException.class, () -> new PolicyFile(path, 0).read());
  }
}
