// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import static dev.localauth.keystore.file.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store leaves on the disk. */
class FileTraceTest {
  @TempDir Path temporary;

  @Test
  void onlyStoringWrites() throws Exception {
    Place place = new Place(temporary.resolve("secrets"));
    assertEquals(Optional.empty(), place.value());
    assertFalse(place.store().delete(Place.NAME));
    assertTrue(place.store().availability().usable());
    assertFalse(Files.exists(place.directory()));
  }

  @Test
  void aFileShowsNeitherNameNorValue() throws Exception {
    Place place = place().holding(new SecretName("../../up", "find me"), "hide me");
    assertEquals("key", place.names().get(1));
    assertTrue(place.names().get(0).matches("[0-9a-f]{64}\\.secret"), place.names()::toString);
    for (String name : place.names()) {
      String content = Files.readString(place.directory().resolve(name), ISO_8859_1);
      for (String hidden : List.of("../up", "find me", "hide me")) {
        assertFalse((name + content).contains(hidden), hidden);
      }
    }
  }

  @Test
  void theSameValueNeverLooksTheSame() throws Exception {
    Place place = place().holding("value");
    byte[] first = Files.readAllBytes(place.file());
    byte[] second = Files.readAllBytes(place.holding("value").file());
    assertNotEquals(new String(first, ISO_8859_1), new String(second, ISO_8859_1));
  }

  @Test
  void nothingTemporaryStays() throws Exception {
    Place place = place().holding("value").holding("again").holding(Place.OTHER, "other");
    assertEquals(3, place.names().size(), place.names()::toString);
    place.store().delete(Place.NAME);
    place.store().delete(Place.OTHER);
    assertEquals(List.of("key"), place.names());
  }

  @Test
  void whatAKilledWriterLeftIsRemovedInTime() throws Exception {
    Place place = place().holding("value");
    Path old = leave(place, "0000000000000000", Duration.ofMinutes(11));
    Path young = leave(place, "1111111111111111", Duration.ZERO);
    assertEquals(Optional.of("value"), place.value());
    place.store().delete(Place.NAME);
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(young), "a writer may still be at work");
  }

  @Test
  void whatCouldNotBeReadBackIsNotStored() throws Exception {
    Place place = place().holding("value");
    try (Secret large = Secret.random(64 * 1024)) {
      assertRefused(Reason.FAILED, "holds at most", () -> place.store().store(Place.NAME, large));
    }
    assertEquals(Optional.of("value"), place.value());
    try (Secret largest = Secret.random(65_485)) {
      place.store().store(Place.NAME, largest);
      try (Secret loaded = place.store().load(Place.NAME).orElseThrow()) {
        assertTrue(loaded.matches(largest));
      }
    }
  }

  @Test
  void theAvailabilityIsHonest() {
    String detail = place().store().availability().detail();
    assertEquals(
        "encrypted files in "
            + temporary.resolve("secrets")
            + "; any program of yours can read them",
        detail);
  }

  private Place place() {
    return new Place(temporary.resolve("secrets"));
  }

  private static Path leave(Place place, String random, Duration age) throws Exception {
    Path left = place.directory().resolve(place.file().getFileName() + "." + random + ".tmp");
    Files.write(left, new byte[] {1});
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(age)));
    return left;
  }
}
