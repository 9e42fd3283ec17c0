// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.passkey.transport.Descriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransportsTest {
  private static final Wishes NONE = new Wishes(Optional.empty(), Optional.empty());
  private static final Availability UNPLUGGED =
      Availability.unusable("no security key is plugged in", "plug one in");

  private final SoftTransport browser = new SoftTransport("browser");
  private final SoftTransport key = new SoftTransport("key");
  private final SoftTransport windows = new SoftTransport("windows");
  private final Transports desk = transports(true, browser, key);
  private final Transports ssh = transports(false, browser, key);

  @Test
  void atAScreenItIsTheBrowserEvenWithAKeyPluggedIn() throws Exception {
    assertSame(browser, desk.choose(NONE, List.of()));
    assertSame(browser, desk.choose(NONE, List.of(reachedBy("usb"))));
  }

  @Test
  void onWindowsItIsWindows() throws Exception {
    assertSame(windows, transports(true, browser, windows).choose(NONE, List.of()));
  }

  @Test
  void withoutABrowserItIsTheKey() throws Exception {
    browser.availability = Availability.unusable("there is no browser");
    assertSame(key, desk.choose(NONE, List.of()));
  }

  @Test
  void withoutAScreenItIsTheKeyIfThatCanHoldThePasskey() throws Exception {
    assertSame(key, ssh.choose(NONE, List.of()));
    assertSame(key, ssh.choose(NONE, List.of(reachedBy("internal"), reachedBy("nfc", "usb"))));
    assertSame(key, ssh.choose(NONE, List.of(reachedBy())));
    assertUnavailable(
        ssh, NONE, List.of(reachedBy("internal", "hybrid")), "there is no screen here");
  }

  @Test
  void withoutAScreenAndAKeyItIsSaidWhatIsPossible() {
    key.availability = UNPLUGGED;
    AuthenticatorException thrown =
        assertUnavailable(ssh, NONE, List.of(reachedBy("usb")), "there is no screen here");
    assertEquals(
        Optional.of(
            "use --port N to answer in the browser of the machine you sit at,"
                + " plug in a security key, or use another way"),
        thrown.hint());
  }

  @Test
  void aPortBringsTheBrowserWithoutAScreen() throws Exception {
    Wishes port = Wishes.of(Parameters.of(Map.of("port", "4711")));
    assertSame(browser, ssh.choose(port, List.of(reachedBy("internal"))));
  }

  @Test
  void aWishIsKept() throws Exception {
    assertSame(key, desk.choose(via("key"), List.of()));
    assertSame(browser, ssh.choose(via("browser"), List.of(reachedBy("usb"))));
  }

  @Test
  void aWishThatCannotBeKeptIsNotReplaced() {
    key.availability = UNPLUGGED;
    AuthenticatorException thrown =
        assertUnavailable(desk, via("key"), List.of(), "no security key is plugged in");
    assertEquals(Optional.of("plug one in"), thrown.hint());
    assertUnavailable(desk, via("windows"), List.of(), "this machine has no way called windows");
  }

  @Test
  void whereNothingWorksItIsSaidWhy() {
    key.availability = UNPLUGGED;
    browser.availability = Availability.unusable("there is no browser", "install one");
    assertUnavailable(ssh, NONE, List.of(), "no security key is plugged in");
    assertFalse(desk.availability().usable());
    assertFalse(transports(true).availability().usable());
    assertUnavailable(transports(true), NONE, List.of(), "nothing here can reach an authenticator");
  }

  @Test
  void whatWorksIsTold() {
    key.availability = UNPLUGGED;
    assertEquals(Availability.usable("an authenticator in software"), desk.availability());
  }

  @Test
  void aScreenIsThereUnlessThePersonCameThroughTheNetwork() {
    assertTrue(Screen.isHere("Linux", Map.of("DISPLAY", ":0")));
    assertTrue(Screen.isHere("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")));
    assertFalse(Screen.isHere("Linux", Map.of()));
    assertFalse(Screen.isHere("Linux", Map.of("DISPLAY", "")));
    assertFalse(Screen.isHere("Linux", Map.of("DISPLAY", ":10", "SSH_CONNECTION", "a b c d")));
    assertFalse(Screen.isHere("Mac OS X", Map.of("SSH_TTY", "/dev/ttys001")));
    assertTrue(Screen.isHere("Mac OS X", Map.of()));
    assertTrue(Screen.isHere("Windows 11", Map.of()));
  }

  private static Transports transports(boolean screen, SoftTransport... all) {
    return new Transports(() -> List.of(all), () -> screen);
  }

  private static Wishes via(String id) {
    return new Wishes(Optional.of(id), Optional.empty());
  }

  private static Descriptor reachedBy(String... transports) {
    return new Descriptor(new byte[32], List.of(transports));
  }

  private static AuthenticatorException assertUnavailable(
      Transports transports, Wishes wishes, List<Descriptor> credentials, String beginning) {
    var thrown =
        assertThrows(AuthenticatorException.class, () -> transports.choose(wishes, credentials));
    assertEquals(Reason.UNAVAILABLE, thrown.reason());
    assertTrue(thrown.getMessage().startsWith(beginning), thrown.getMessage());
    return thrown;
  }
}
