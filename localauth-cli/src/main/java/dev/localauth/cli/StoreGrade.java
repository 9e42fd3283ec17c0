// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

/** Who can read what a store keeps, in plain words. */
final class StoreGrade {
  private StoreGrade() {}

  static String of(String id) {
    return switch (id) {
      case "secret-service" ->
          "any process of yours can read it while the keyring is unlocked; on the disk it is as"
              + " safe as the keyring's password";
      case "macos-keychain" ->
          "any program that this java runs can read it while the keychain is unlocked; on the disk"
              + " it is as safe as your login password";
      case "windows-credential-manager" ->
          "any process of yours can read it while you are logged in; on the disk it is as safe as"
              + " your Windows password";
      case "file" ->
          "files only your account can read; any process of yours can read them, and so can who"
              + " copies the disk: the key lies beside them";
      default -> "not a store of localauth: ask its author who can read it";
    };
  }
}
