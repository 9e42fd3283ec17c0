// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What there is around this process.
 *
 * @param bus whether there is a session bus to look for
 * @param display whether a window of the keyring could be shown to a person
 */
record Desktop(boolean bus, boolean display) {
  /** Reads this off an environment. */
  static Desktop of(Map<String, String> environment) {
    return new Desktop(
        has(environment, "DBUS_SESSION_BUS_ADDRESS") || hasRuntimeBus(environment),
        has(environment, "DISPLAY") || has(environment, "WAYLAND_DISPLAY"));
  }

  // Where neither is there, GLib would start a bus of its own with dbus-launch.
  private static boolean hasRuntimeBus(Map<String, String> environment) {
    return has(environment, "XDG_RUNTIME_DIR")
        && Files.exists(Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", ""), "bus"));
  }

  private static boolean has(Map<String, String> environment, String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }
}
