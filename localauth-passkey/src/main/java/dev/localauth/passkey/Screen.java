// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import java.util.Locale;
import java.util.Map;

/** Whether the person sits in front of this machine's screen, as far as its environment tells. */
final class Screen {
  private Screen() {}

  static boolean isHere() {
    return isHere(System.getProperty("os.name", ""), System.getenv());
  }

  static boolean isHere(String system, Map<String, String> environment) {
    if (isSet(environment, "SSH_CONNECTION") || isSet(environment, "SSH_TTY")) {
      return false;
    }
    return !system.toLowerCase(Locale.ROOT).startsWith("linux")
        || isSet(environment, "WAYLAND_DISPLAY")
        || isSet(environment, "DISPLAY");
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }
}
