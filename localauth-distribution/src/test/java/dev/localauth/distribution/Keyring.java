// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.TestUser;
import dev.localauth.testsupport.keyring.GnomeKeyring;
import dev.localauth.testsupport.keyring.KWallet;
import dev.localauth.testsupport.keyring.KeePassXc;
import dev.localauth.testsupport.keyring.PrivateBus;
import dev.localauth.testsupport.keyring.RunningProvider;
import java.util.Map;

/** The programs that offer the Secret Service, and what a person is told about each. */
enum Keyring {
  GNOME_KEYRING(
      "the login keyring is locked",
      "unlock it in \"Passwords and Keys\", or with \"gnome-keyring-daemon --replace --unlock"
          + " --components=secrets\"",
      GnomeKeyring::new),
  KWALLET(
      "the wallet is locked",
      "open it in KWalletManager, or with \"kwallet-query --list-entries kdewallet\"",
      KWallet::new),
  KEEPASSXC("the KeePassXC database is locked", "unlock it in KeePassXC", KeePassXc::new);

  private final String locked;
  private final String unlocking;
  private final Start start;

  Keyring(String locked, String unlocking, Start start) {
    this.locked = locked;
    this.unlocking = unlocking;
    this.start = start;
  }

  /** Returns the sentence for a keyring that is locked. */
  String locked() {
    return locked;
  }

  /** Returns how the person is told to unlock it. */
  String unlocking() {
    return unlocking;
  }

  /** Starts it, unlocked, on a bus of its own. */
  RunningProvider startFor(TestUser user) throws Exception {
    return start.on(PrivateBus.of(user));
  }

  /** Returns the person as somebody who works on that bus. */
  static Person at(Person person, PrivateBus bus) {
    return person.with(Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address()));
  }

  private interface Start {
    RunningProvider on(PrivateBus bus) throws Exception;
  }
}
