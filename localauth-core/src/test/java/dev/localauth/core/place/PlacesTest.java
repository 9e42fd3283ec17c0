// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.localauth.core.fixture.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  private static final Account ALICE = new Account(4242, Path.of("/home/alice"));

  private static List<Places> candidates(Map<String, String> environment) {
    return Places.candidates("localauth", ALICE, environment);
  }

  @Test
  void theAccountsHomeAloneWhereTheEnvironmentAgrees() {
    List<Places> found = candidates(Map.of("HOME", "/home/alice"));
    assertEquals(1, found.size());
    assertEquals(candidates(Map.of()), found);
    Places own = found.get(0);
    assertEquals(Path.of("/home/alice/.config/localauth/settings.json"), own.settings());
    assertEquals(Path.of("/home/alice/.local/state/localauth/enrolled"), own.marker());
    assertEquals(Path.of("/home/alice/.local/share/localauth/secrets"), own.data());
    assertEquals(Path.of("/etc/localauth/policy.json"), own.policy());
  }

  @Test
  void theAccountsHomeFirstAndTheEnvironmentsSecond() {
    List<Places> found = candidates(Map.of("HOME", "/tmp/x", "XDG_STATE_HOME", "/tmp/s"));
    assertEquals(2, found.size());
    assertEquals(Path.of("/home/alice/.local/state/localauth"), found.get(0).state());
    assertEquals(Path.of("/tmp/s/localauth"), found.get(1).state());
    assertEquals(Path.of("/tmp/x/.config/localauth/settings.json"), found.get(1).settings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "relative", "./x", "~/x"})
  void aPathThatIsNotAbsoluteIsIgnored(String value) {
    for (String name : List.of("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")) {
      assertEquals(candidates(Map.of()), candidates(Map.of(name, value)), name);
    }
  }

  @Test
  void theEnvironmentHasNoSayInWherePolicyAndRecordsAre() {
    Map<String, String> environment =
        Map.of(
            "HOME",
            "/tmp/x",
            "XDG_RUNTIME_DIR",
            "/tmp/r",
            "TMPDIR",
            "/tmp/t",
            "XDG_CONFIG_DIRS",
            "/tmp/c");
    for (Places found : candidates(environment)) {
      assertEquals(candidates(Map.of()).get(0).records(), found.records());
      assertEquals(Path.of("/etc/localauth/policy.json"), found.policy());
    }
  }

  @Test
  void recordsAreNamedByTheUserIdAndNotByItsName() {
    assertEquals(Path.of("/dev/shm/localauth-4242"), candidates(Map.of()).get(0).records());
  }

  @Test
  void whereNoRuntimeDirectoryIsRecordsAreInOnePlace() {
    assertEquals(Optional.empty(), candidates(Map.of()).get(0).otherRecords());
  }

  @Test
  void theAccountIsTheKernels() {
    Account current = Account.current();
    assertEquals(World.uid(), current.uid());
    assertFalse(current.home().toString().isEmpty());
  }
}
