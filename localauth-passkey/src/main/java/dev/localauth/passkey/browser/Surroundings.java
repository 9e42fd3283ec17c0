// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
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

  /**
   * Says whether the person sits at this machine: over SSH, a window here would open unseen, even
   * where there is a display.
   */
  boolean isHere() {
    return !isRemote() && hasDisplay();
  }

  /** Says whether a browser can be opened before the person, and otherwise what is possible. */
  Availability availability() {
    if (isHere()) {
      return Availability.usable("your browser, on a page of this machine");
    }
    return Availability.unusable(
        isRemote()
            ? "over ssh there is no browser before you on this machine"
            : "there is no display to open a browser on",
        "use --port 8765 and the browser of the computer before you, a security key,"
            + " or another way");
  }

  /**
   * Does nothing where the person sits at this machine.
   *
   * @throws AuthenticatorException elsewhere, with what is possible there
   */
  void requireToBeHere() throws AuthenticatorException {
    Availability availability = availability();
    if (!availability.usable()) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE, availability.detail(), availability.hint().orElse(""));
    }
  }

  private boolean isRemote() {
    return has("SSH_CONNECTION") || has("SSH_TTY");
  }

  private boolean hasDisplay() {
    return !isLinux() || has("DISPLAY") || has("WAYLAND_DISPLAY");
  }

  private boolean isLinux() {
    return system.equals("Linux");
  }

  /** Returns what opens the person's browser, if there is one on this machine. */
  Optional<PersonsBrowser> browser() {
    if (isLinux()) {
      return BrowserProgram.onLinux();
    }
    return system.startsWith("Windows") ? Optional.of(new WindowsShell()) : BrowserProgram.onMac();
  }

  private boolean has(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }
}
