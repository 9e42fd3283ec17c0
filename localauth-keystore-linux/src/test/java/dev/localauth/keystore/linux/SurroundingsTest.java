// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {
  @ParameterizedTest
  @CsvSource({
    "gnome-keyring-d, GNOME_KEYRING",
    "kwalletd5, KWALLET",
    "kwalletd6, KWALLET",
    "ksecretd, KWALLET",
    "keepassxc, KEEPASSXC",
    "KeePassXC-2.7.9, KEEPASSXC",
    "python3, OTHER",
    "'', OTHER",
  })
  void aProviderIsKnownByItsProcess(String process, Provider provider) {
    assertEquals(provider, Provider.ofProcess(process));
  }

  @Test
  void anEmptyEnvironmentHasNothing() {
    assertEquals(new Desktop(false, false), Desktop.of(Map.of()));
    assertEquals(
        new Desktop(false, false),
        Desktop.of(Map.of("DISPLAY", " ", "DBUS_SESSION_BUS_ADDRESS", "")));
  }

  @Test
  void aBusIsFoundByItsAddressOrItsSocket(@TempDir Path runtime) throws Exception {
    Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", runtime.toString());
    assertEquals(new Desktop(false, false), Desktop.of(environment));
    Files.createFile(runtime.resolve("bus"));
    assertEquals(new Desktop(true, false), Desktop.of(environment));
    assertEquals(
        new Desktop(true, false), Desktop.of(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x")));
  }

  @ParameterizedTest
  @CsvSource({"DISPLAY, :0", "WAYLAND_DISPLAY, wayland-0"})
  void eitherKindOfDisplayCounts(String variable, String value) {
    assertEquals(new Desktop(false, true), Desktop.of(Map.of(variable, value)));
  }
}
