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

  private final SoftTransport browser = new SoftTransport("browser");
  private final SoftTransport key = new SoftTransport("key");
  private final SoftTransport windows = new SoftTransport("windows");
  private final Transports linux = transports(browser, key);

  @Test
  void atAScreenItIsTheBrowserEvenWithAKeyPluggedIn() throws Exception {
    assertSame(browser, linux.choose(NONE, List.of()));
    assertSame(browser, linux.choose(NONE, List.of(reachedBy("usb"))));
  }

  @Test
  void onWindowsItIsWindows() throws Exception {
    assertSame(windows, transports(windows, browser).choose(NONE, List.of()));
  }

  @Test
  void withoutAScreenItIsTheKeyIfThatCanHoldThePasskey() throws Exception {
    noScreen();
    assertSame(key, linux.choose(NONE, List.of()));
    assertSame(key, linux.choose(NONE, List.of(reachedBy("internal"), reachedBy("nfc", "usb"))));
    assertSame(key, linux.choose(NONE, List.of(reachedBy())));
  }

  @Test
  void aKeyIsNotAskedForWhatLivesInAComputer() {
    noScreen();
    AuthenticatorException thrown =
        assertUnavailable(NONE, "your passkeys are not on a security key", "internal", "hybrid");
    assertTrue(thrown.hint().orElseThrow().startsWith("use --port 8765 and a browser"));
  }

  @Test
  void withoutAScreenAndAKeyItIsSaidWhatIsPossible() {
    noScreen();
    noKey();
    AuthenticatorException thrown = assertUnavailable(NONE, "there is no screen", "usb");
    assertEquals(Optional.of("come nearer"), thrown.hint());
    // The method can still be asked for: with a port.
    assertEquals(
        Availability.usable("with --port, a browser on the computer before you"),
        linux.availability());
  }

  @Test
  void aPortBringsTheBrowserWithoutAScreen() throws Exception {
    noScreen();
    Wishes port = Wishes.of(Parameters.of(Map.of("port", "4711")));
    assertSame(browser, linux.choose(port, List.of(reachedBy("internal"))));
  }

  @Test
  void aWishIsKept() throws Exception {
    assertSame(key, linux.choose(via("key"), List.of()));
    assertSame(key, linux.choose(via("key"), List.of(reachedBy("internal"))));
    assertSame(browser, linux.choose(via("browser"), List.of(reachedBy("usb"))));
  }

  @Test
  void aWishThatCannotBeKeptIsNotReplaced() {
    noKey();
    AuthenticatorException thrown =
        assertUnavailable(via("key"), "no security key is plugged in", "usb");
    assertEquals(Optional.of("use another way"), thrown.hint());
    assertUnavailable(via("windows"), "this machine has no way called windows", "usb");
  }

  @Test
  void whatWorksIsTold() {
    noKey();
    assertEquals(Availability.usable("an authenticator in software"), linux.availability());
    assertFalse(transports().availability().usable());
  }

  @Test
  void theRealOnesCanBeAskedWhetherTheyWork() {
    assertFalse(new PasskeyAuthenticator().availability().detail().isBlank());
  }

  private void noScreen() {
    browser.availability = Availability.unusable("there is no screen", "come nearer");
  }

  private void noKey() {
    key.availability = Availability.unusable("no security key is plugged in");
  }

  private static Transports transports(SoftTransport... all) {
    return new Transports(() -> List.of(all));
  }

  private static Wishes via(String id) {
    return new Wishes(Optional.of(id), Optional.empty());
  }

  private static Descriptor reachedBy(String... transports) {
    return new Descriptor(new byte[32], List.of(transports));
  }

  private AuthenticatorException assertUnavailable(
      Wishes wishes, String beginning, String... reachedBy) {
    List<Descriptor> credentials = List.of(reachedBy(reachedBy));
    var thrown =
        assertThrows(AuthenticatorException.class, () -> linux.choose(wishes, credentials));
    assertEquals(Reason.UNAVAILABLE, thrown.reason());
    assertTrue(thrown.getMessage().startsWith(beginning), thrown.getMessage());
    return thrown;
  }
}
