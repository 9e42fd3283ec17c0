// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import static dev.localauth.keystore.file.Refusals.assertLoadRefused;
import static dev.localauth.keystore.file.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.SecretStoreException.Reason;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WrongKindOfFileTest {
  @TempDir Path temporary;
  private Place place = new Place(Path.of("unset"));

  @BeforeEach
  void storeOne() throws Exception {
    place = new Place(temporary.resolve("secrets")).holding("value");
  }

  @Test
  void aDirectoryInsteadOfAFile() throws Exception {
    Files.delete(place.file());
    Files.createDirectory(place.file());
    assertLoadRefused(Reason.CORRUPT, "is not a file", place);
    assertRefused(Reason.CORRUPT, "is not a file", () -> place.holding("more"));
    assertRefused(Reason.CORRUPT, "is not a file", () -> place.store().delete(Place.NAME));
  }

  @Test
  void aDirectoryInsteadOfTheKey() throws Exception {
    Files.delete(place.key());
    Files.createDirectory(place.key());
    assertLoadRefused(Reason.CORRUPT, "is not a file", place);
    assertRefused(Reason.CORRUPT, "is not a file", () -> place.holding("more"));
  }

  @Test
  void aPipeDoesNotHang() throws Exception {
    replaceByPipe(place.file());
    assertLoadRefused(Reason.CORRUPT, "is not a file", place);
    assertEquals(Optional.of("again"), place.holding("again").value());
    replaceByPipe(place.key());
    assertLoadRefused(Reason.CORRUPT, "is not a file", place);
    assertRefused(Reason.CORRUPT, "is not a file", () -> place.holding("more"));
  }

  @Test
  void aLinkInsteadOfAFileIsNotFollowed() throws Exception {
    Path target = Files.move(place.file(), temporary.resolve("target"));
    byte[] content = Files.readAllBytes(target);
    Files.createSymbolicLink(place.file(), target);
    assertLoadRefused(Reason.DENIED, "is a link", place);
    assertEquals(Optional.of("again"), place.holding("again").value());
    assertTrue(Files.isRegularFile(place.file(), LinkOption.NOFOLLOW_LINKS));
    assertEquals(content.length, Files.size(target), "it wrote through the link");
  }

  @Test
  void aLinkToNowhereIsNotAbsent() throws Exception {
    Files.delete(place.file());
    Files.createSymbolicLink(place.file(), temporary.resolve("nowhere"));
    assertLoadRefused(Reason.DENIED, "is a link", place);
    assertTrue(place.store().delete(Place.NAME));
    assertEquals(Optional.empty(), place.value());
  }

  @Test
  void aLinkInsteadOfTheKeyIsNotFollowed() throws Exception {
    Path target = Files.move(place.key(), temporary.resolve("target"));
    Files.createSymbolicLink(place.key(), target);
    assertLoadRefused(Reason.DENIED, "is a link", place);
    assertRefused(Reason.DENIED, "is a link", () -> place.holding("more"));
  }

  @Test
  void aLinkInsteadOfTheDirectoryIsNotFollowed() throws Exception {
    Path target = Files.move(place.directory(), temporary.resolve("target"));
    Files.createSymbolicLink(place.directory(), target);
    assertLoadRefused(Reason.DENIED, "is a link", place);
    assertRefused(Reason.DENIED, "is a link", () -> place.holding("more"));
    assertRefused(Reason.DENIED, "is a link", () -> place.store().delete(Place.NAME));
    assertFalse(place.store().availability().usable());
  }

  @Test
  void aLinkToNowhereInsteadOfTheDirectoryIsNotAbsent() throws Exception {
    Place elsewhere = new Place(temporary.resolve("link"));
    Files.createSymbolicLink(elsewhere.directory(), temporary.resolve("nowhere"));
    assertLoadRefused(Reason.DENIED, "is a link", elsewhere);
    assertRefused(Reason.DENIED, "is a link", () -> elsewhere.holding("value"));
  }

  @Test
  void aFileInsteadOfTheDirectory() throws Exception {
    Place elsewhere = new Place(Files.createFile(temporary.resolve("file")));
    assertLoadRefused(Reason.CORRUPT, "is not a directory", elsewhere);
    assertRefused(Reason.CORRUPT, "is not a directory", () -> elsewhere.holding("value"));
  }

  @Test
  void aFileInsteadOfAParentIsNotAbsent() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    Place below = new Place(file.resolve("secrets"));
    assertLoadRefused(Reason.FAILED, "cannot read the secret files", below);
    assertRefused(Reason.UNWRITABLE, "cannot write", () -> below.holding("value"));
    assertFalse(below.store().availability().usable());
  }

  @Test
  void aSecondNameElsewhereIsRefused() throws Exception {
    Files.createLink(temporary.resolve("second"), place.file());
    assertLoadRefused(Reason.DENIED, "has a second name", place);
    place.holding("again");
    Files.createLink(temporary.resolve("key"), place.key());
    assertLoadRefused(Reason.DENIED, "has a second name", place);
  }

  @Test
  void aCreationThatWasKilledIsFinished() throws Exception {
    Path left = place.directory().resolve("key.0123456789abcdef.tmp");
    Files.createLink(left, place.key());
    assertEquals(Optional.of("value"), place.value());
    assertFalse(Files.exists(left));
  }

  private static void replaceByPipe(Path file) throws Exception {
    Files.delete(file);
    Process made = new ProcessBuilder("mkfifo", "-m", "600", file.toString()).start();
    assertEquals(0, made.waitFor(), "mkfifo is needed");
  }
}
