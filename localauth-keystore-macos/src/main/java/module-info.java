// SPDX-License-Identifier: Apache-2.0
/** Keeps secrets in the login keychain of macOS; found as a service. */
module dev.localauth.keystore.macos {
  requires static org.jspecify;
  requires com.sun.jna;
  requires transitive dev.localauth.api;

  provides dev.localauth.api.SecretStore with
      dev.localauth.keystore.macos.KeychainStore;
}
