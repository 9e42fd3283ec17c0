// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import java.util.Map;
import java.util.Optional;

/**
 * Where this process runs, as far as it decides whether the person has a browser before them.
 *
 * @param system the name of the operating system
 * @param environment the environment
 */
record Surroundings(String system, Map<String, String> environment) {
  static Surroundings ofThisProcess() {
    return new Surroundings(System.getProperty("os.name", ""), System.getenv());
  }

  /** Says whether the person is at another machine: a window here would open unseen. */
  boolean isRemote() {
    return has("SSH_CONNECTION");
  }

  boolean isLinux() {
    return system.equals("Linux");
  }

  boolean hasDisplay() {
    return !isLinux() || has("DISPLAY") || has("WAYLAND_DISPLAY");
  }

  /** Returns what opens the person's browser, if there is one on this machine. */
  Optional<PersonsBrowser> browser() {
    if (isRemote() || !hasDisplay()) {
      return Optional.empty();
    }
    if (isLinux()) {
      return BrowserProgram.onLinux();
    }
    return system.startsWith("Windows") ? Optional.of(new WindowsShell()) : BrowserProgram.onMac();
  }

  private boolean has(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }
}
