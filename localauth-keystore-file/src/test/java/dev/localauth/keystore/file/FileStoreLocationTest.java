// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import static dev.localauth.keystore.file.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStoreLocationTest {
  @Test
  void theDataDirectoryOfTheEnvironmentComesFirst() throws Exception {
    assertPlace("/data/localauth/secrets", "Linux", Map.of("XDG_DATA_HOME", "/data"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data", "./data", "~/data", "a\0b"})
  void whatIsNotAnAbsolutePathIsIgnored(String value) throws Exception {
    assertPlace(
        "/home/alice/.local/share/localauth/secrets",
        "Linux",
        Map.of("XDG_DATA_HOME", value, "HOME", value));
  }

  @Test
  void theHomeOfTheEnvironmentComesBeforeTheAccounts() throws Exception {
    assertPlace("/else/.local/share/localauth/secrets", "Linux", Map.of("HOME", "/else"));
    assertPlace("/home/alice/.local/share/localauth/secrets", "Linux", Map.of());
  }

  @Test
  void macosHasADirectoryOfItsOwn() throws Exception {
    assertPlace(
        "/home/alice/Library/Application Support/localauth/secrets",
        "Mac OS X",
        Map.of("XDG_DATA_HOME", "/data"));
  }

  @Test
  void windowsHasADirectoryOfItsOwn() throws Exception {
    assertPlace("/local/localauth/secrets", "Windows 11", Map.of("LOCALAPPDATA", "/local"));
    assertPlace("/home/alice/AppData/Local/localauth/secrets", "Windows 11", Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "home"})
  void withoutAHomeThereIsNoStore(String accountHome) {
    assertRefused(
        Reason.UNAVAILABLE,
        "there is no home directory",
        () -> new FileStoreLocation("Linux", Map.of(), accountHome).directory());
  }

  private static void assertPlace(String expected, String system, Map<String, String> environment)
      throws SecretStoreException {
    Path place = new FileStoreLocation(system, environment, "/home/alice").directory();
    assertEquals(Path.of(expected), place);
  }
}
