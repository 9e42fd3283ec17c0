// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import static dev.localauth.keystore.file.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.SecretStoreException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is tried on a file system of 64 kB; ends with an exception if something is not so. */
final class SmallDisk {
  private SmallDisk() {}

  public static void main(String[] arguments) throws Exception {
    Path disk = Path.of(arguments[0]);
    fullBeforeTheFirst(disk);
    Place place = new Place(disk.resolve("secrets")).holding("earlier");
    full(disk, place);
    readOnly(disk, place);
    System.out.println("as it should be");
  }

  private static void fullBeforeTheFirst(Path disk) throws Exception {
    Path filling = fill(disk);
    Place place = new Place(disk.resolve("first"));
    assertRefused(Reason.UNWRITABLE, "No space left", () -> place.holding("value"));
    assertEquals(Optional.empty(), place.value());
    Files.delete(filling);
    assertEquals(Optional.of("value"), place.holding("value").value());
  }

  private static void full(Path disk, Place place) throws Exception {
    Path filling = fill(disk);
    assertRefused(Reason.UNWRITABLE, "No space left", () -> place.holding("later"));
    assertRefused(Reason.UNWRITABLE, "No space left", () -> place.holding(Place.OTHER, "other"));
    assertEquals(Optional.of("earlier"), place.value());
    assertEquals(Optional.empty(), place.value(Place.OTHER));
    assertEquals(2, place.names().size(), "something temporary stayed");
    Files.delete(filling);
    place.holding(Place.OTHER, "other");
  }

  private static void readOnly(Path disk, Place place) throws Exception {
    // Of the mount alone: without privileges the file system's own options cannot be set again.
    mount("remount,bind,ro", disk);
    assertRefused(Reason.UNWRITABLE, "Read-only", () -> place.holding("later"));
    assertRefused(Reason.UNWRITABLE, "Read-only", () -> place.store().delete(Place.NAME));
    assertRefused(
        Reason.UNWRITABLE, "Read-only", () -> new Place(disk.resolve("another")).holding("value"));
    assertEquals(Optional.of("earlier"), place.value());
  }

  private static Path fill(Path disk) throws IOException {
    Path filling = disk.resolve("filling");
    try (OutputStream out = Files.newOutputStream(filling)) {
      while (true) {
        out.write(new byte[1024]);
      }
    } catch (IOException full) {
      return filling;
    }
  }

  private static void mount(String options, Path disk) throws Exception {
    Process mount = new ProcessBuilder("mount", "-o", options, disk.toString()).inheritIO().start();
    assertEquals(0, mount.waitFor());
  }
}
