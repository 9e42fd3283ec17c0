// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacPlacesTest {
  private static final Account ALICE = new Account(501, Path.of("/Users/alice"));

  @TempDir private Path temporary;

  private Places only(Map<String, String> environment) {
    List<Places> found = new MacPlaces(temporary).candidates("localauth", ALICE, environment);
    assertEquals(1, found.size());
    return found.get(0);
  }

  @Test
  void settingsAndStateAreInTheLibraryOfTheAccount() {
    Path support = Path.of("/Users/alice/Library/Application Support/localauth");
    assertEquals(support.resolve("settings.json"), only(Map.of()).settings());
    assertEquals(support.resolve("state/enrolled"), only(Map.of()).marker());
    assertEquals(support.resolve("secrets"), only(Map.of()).data());
    assertEquals(
        Path.of("/Library/Application Support/localauth/policy.json"), only(Map.of()).policy());
  }

  @Test
  void noVariableLeadsElsewhere() {
    assertEquals(
        only(Map.of()),
        only(Map.of("HOME", "/tmp/x", "XDG_STATE_HOME", "/tmp/s", "TMPDIR", "/tmp/t")));
  }

  @Test
  void recordsAreInTheAccountsTemporaryDirectoryWhateverLinksLeadThere() throws IOException {
    Path real = Files.createDirectory(temporary.resolve("real"));
    Path link = Files.createSymbolicLink(temporary.resolve("var"), real);
    assertEquals(
        real.toRealPath().resolve("localauth"),
        new MacPlaces(link).candidates("localauth", ALICE, Map.of()).get(0).records());
  }

  @Test
  void theAccountIsTheOneThatOwnsTheTemporaryDirectory() throws IOException {
    assertEquals(Files.getAttribute(temporary, "unix:uid"), (int) new MacPlaces(temporary).uid());
    MacPlaces nowhere = new MacPlaces(temporary.resolve("missing"));
    assertThrows(UncheckedIOException.class, nowhere::uid);
  }
}
