// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import static dev.localauth.keystore.file.Refusals.assertLoadRefused;
import static dev.localauth.keystore.file.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFileTest {
  private static final int VERSION_AT = "localauth-file".length();

  @TempDir Path temporary;
  private Place place = new Place(Path.of("unset"));

  @BeforeEach
  void storeOne() throws Exception {
    place = new Place(temporary.resolve("secrets")).holding("value");
  }

  @Test
  void aBitFlippedAnywhereIsNoticed() throws Exception {
    byte[] whole = Files.readAllBytes(place.file());
    for (int i = 0; i < whole.length * Byte.SIZE; i++) {
      byte[] flipped = whole.clone();
      flipped[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
      Files.write(place.file(), flipped);
      int bit = i;
      var refusal = assertThrows(SecretStoreException.class, place::value, () -> "bit " + bit);
      boolean newer = refusal.reason() == Reason.FAILED && i / Byte.SIZE == VERSION_AT;
      assertTrue(newer || refusal.reason() == Reason.CORRUPT, refusal::toString);
    }
    Files.write(place.file(), whole);
    assertEquals(Optional.of("value"), place.value());
  }

  @Test
  void aTruncatedFileIsNoticed() throws Exception {
    byte[] whole = Files.readAllBytes(place.file());
    for (int length = 0; length < whole.length; length++) {
      Files.write(place.file(), Arrays.copyOf(whole, length));
      assertLoadRefused(Reason.CORRUPT, "totp/seed", place);
    }
  }

  @Test
  void aFileThatGrewIsNoticed() throws Exception {
    byte[] whole = Files.readAllBytes(place.file());
    Files.write(place.file(), Arrays.copyOf(whole, whole.length + 1));
    assertLoadRefused(Reason.CORRUPT, "was altered", place);
    Files.write(place.file(), Arrays.copyOf(whole, 64 * 1024 + 1));
    assertLoadRefused(Reason.CORRUPT, "is too large", place);
  }

  @Test
  void aNewerVersionIsNamed() throws Exception {
    byte[] content = Files.readAllBytes(place.file());
    content[VERSION_AT] = 2;
    Files.write(place.file(), content);
    assertLoadRefused(Reason.FAILED, "was made by a newer version", place);
  }

  @Test
  void aFileOfAnotherNameDoesNotOpen() throws Exception {
    place.holding(Place.OTHER, "another value");
    Files.copy(place.file(Place.OTHER), place.file(), StandardCopyOption.REPLACE_EXISTING);
    Place.permit(place.file(), "rw-------");
    assertLoadRefused(Reason.CORRUPT, "was altered", place);
    assertEquals(Optional.of("another value"), place.value(Place.OTHER));
  }

  @Test
  void anOlderFileOfTheSameNameOpens() throws Exception {
    byte[] older = Files.readAllBytes(place.file());
    place.holding("newer value");
    Files.write(place.file(), older);
    assertEquals(Optional.of("value"), place.value(), "rolling back is not what this stops");
  }

  @Test
  void damageIsRepairedByStoringAndRemovedByDeleting() throws Exception {
    Files.write(place.file(), new byte[3]);
    assertEquals(Optional.of("again"), place.holding("again").value());
    Files.write(place.file(), new byte[3]);
    assertTrue(place.store().delete(Place.NAME));
    assertEquals(Optional.empty(), place.value());
  }

  @Test
  void aMissingKeyIsNeverReplaced() throws Exception {
    Files.delete(place.key());
    assertLoadRefused(Reason.CORRUPT, "is missing", place);
    assertRefused(Reason.CORRUPT, "is missing", () -> place.holding(Place.OTHER, "more"));
    assertFalse(Files.exists(place.key()));
    assertEquals(Optional.empty(), place.value(Place.OTHER));
    assertTrue(place.store().delete(Place.NAME));
    assertEquals(Optional.of("new"), place.holding("new").value());
  }

  @Test
  void aDamagedKeyIsNoticed() throws Exception {
    byte[] key = Files.readAllBytes(place.key());
    for (int length : new int[] {0, 1, 31, 33, 64}) {
      Files.write(place.key(), Arrays.copyOf(key, length));
      assertLoadRefused(Reason.CORRUPT, "is damaged", place);
      assertRefused(Reason.CORRUPT, "is damaged", () -> place.holding("more"));
    }
    key[5] ^= 1;
    Files.write(place.key(), key);
    assertLoadRefused(Reason.CORRUPT, "was sealed with another key", place);
  }

  @Test
  void anotherDirectorysKeyDoesNotOpen() throws Exception {
    Place elsewhere = new Place(temporary.resolve("elsewhere")).holding("theirs");
    Files.copy(elsewhere.file(), place.file(), StandardCopyOption.REPLACE_EXISTING);
    Place.permit(place.file(), "rw-------");
    assertLoadRefused(Reason.CORRUPT, "was sealed with another key", place);
  }
}
