// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import static dev.localauth.keystore.file.Refusals.assertLoadRefused;
import static dev.localauth.keystore.file.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.localauth.api.SecretStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
  private static final int NOBODY = 65534;

  @TempDir Path temporary;
  private Place place = new Place(Path.of("unset"));

  @BeforeEach
  void storeOne() throws Exception {
    place = new Place(temporary.resolve("a/b/secrets")).holding("value");
  }

  @Test
  void everythingIsTheOwnersAlone() throws Exception {
    for (String directory : new String[] {"a", "a/b", "a/b/secrets"}) {
      assertEquals("rwx------", Place.permissionsOf(temporary.resolve(directory)));
    }
    assertEquals("rw-------", Place.permissionsOf(place.file()));
    assertEquals("rw-------", Place.permissionsOf(place.key()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwxrwxrwx"})
  void aFileThatOthersReachIsRefused(String permissions) throws Exception {
    Place.permit(place.file(), permissions);
    assertLoadRefused(Reason.DENIED, "can be reached by others", place);
    place.holding("again");
    Place.permit(place.key(), permissions);
    assertLoadRefused(Reason.DENIED, "can be reached by others", place);
    assertRefused(Reason.DENIED, "can be reached by others", () -> place.holding("more"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwx-w----", "rwxrwx---", "rwx----w-", "rwxrwxrwx"})
  void aDirectoryThatOthersChangeIsRefused(String permissions) throws Exception {
    Place.permit(place.directory(), permissions);
    assertLoadRefused(Reason.DENIED, "can be changed by others", place);
    assertRefused(Reason.DENIED, "can be changed by others", () -> place.holding("more"));
    assertRefused(
        Reason.DENIED, "can be changed by others", () -> place.store().delete(Place.NAME));
    assertFalse(place.store().availability().usable());
    assertTrue(place.store().availability().hint().isPresent());
  }

  @Test
  void aDirectoryThatOthersOnlyListIsUsed() throws Exception {
    Place.permit(place.directory(), "rwxr-xr-x");
    assertEquals(Optional.of("value"), place.value());
  }

  @Test
  void whatBelongsToAnotherAccountIsRefused() throws Exception {
    assumeTrue(isRoot(), "skipped: only root can give a file to another account");
    give(place.file());
    assertLoadRefused(Reason.DENIED, "belongs to another account", place);
    place.holding("again");
    give(place.key());
    assertLoadRefused(Reason.DENIED, "belongs to another account", place);
    assertRefused(Reason.DENIED, "belongs to another account", () -> place.holding("more"));
    give(place.directory());
    assertLoadRefused(Reason.DENIED, place.directory() + " belongs to another account", place);
    assertFalse(place.store().availability().usable());
  }

  @Test
  void aParentThatCannotBeSearchedIsNotAbsence() throws Exception {
    assumeFalse(isRoot(), "skipped: root searches every directory");
    Place.permit(temporary.resolve("a"), "---------");
    try {
      assertLoadRefused(Reason.DENIED, "cannot read the secret files", place);
    } finally {
      Place.permit(temporary.resolve("a"), "rwx------");
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenKeepsTheEarlierValue() throws Exception {
    assumeFalse(isRoot(), "skipped: root writes into every directory");
    Place.permit(place.directory(), "r-x------");
    try {
      assertRefused(Reason.UNWRITABLE, "cannot write", () -> place.holding("more"));
      assertRefused(Reason.UNWRITABLE, "cannot write", () -> place.store().delete(Place.NAME));
      assertEquals(Optional.of("value"), place.value());
    } finally {
      Place.permit(place.directory(), "rwx------");
    }
  }

  private static void give(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }
}
