// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import java.util.Locale;

/** The programs that offer the Secret Service, as far as the person is told different things. */
enum Provider {
  GNOME_KEYRING(
      "gnome-keyring",
      "the login keyring",
      "unlock it in \"Passwords and Keys\", or with \"gnome-keyring-daemon --replace --unlock"
          + " --components=secrets\", which reads the password",
      "make a default keyring in \"Passwords and Keys\""),
  KWALLET(
      "KWallet",
      "the wallet",
      "open it in KWalletManager, or with \"kwallet-query --list-entries kdewallet\"",
      "make a wallet in KWalletManager"),
  KEEPASSXC(
      "KeePassXC",
      "the KeePassXC database",
      "unlock it in KeePassXC, which \"keepassxc\" starts",
      "open a database in KeePassXC and expose a group of it in \"Secret Service Integration\""),
  OTHER(
      "the secret service",
      "the keyring",
      "unlock it in the program that keeps your passwords",
      "make a default keyring in the program that keeps your passwords");

  private final String title;
  private final String keyring;
  private final String unlocking;
  private final String creating;

  Provider(String title, String keyring, String unlocking, String creating) {
    this.title = title;
    this.keyring = keyring;
    this.unlocking = unlocking;
    this.creating = creating;
  }

  /** Returns the provider whose process has this name, which the kernel cuts to 15 characters. */
  static Provider ofProcess(String name) {
    if (name.startsWith("gnome-keyring")) {
      return GNOME_KEYRING;
    }
    if (name.startsWith("kwalletd") || name.startsWith("ksecretd")) {
      return KWALLET;
    }
    return name.toLowerCase(Locale.ROOT).startsWith("keepassxc") ? KEEPASSXC : OTHER;
  }

  /** Returns the name the person knows it by. */
  String title() {
    return title;
  }

  /** Returns what it calls the place of the secrets. */
  String keyring() {
    return keyring;
  }

  /** Returns how a person opens that place. */
  String unlocking() {
    return unlocking;
  }

  /** Returns how a person makes that place. */
  String creating() {
    return creating;
  }
}
