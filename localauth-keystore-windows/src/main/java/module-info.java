// SPDX-License-Identifier: Apache-2.0
/** Keeps secrets in Windows Credential Manager; found as a service. */
module dev.localauth.keystore.windows {
  requires static org.jspecify;
  requires com.sun.jna;
  requires com.sun.jna.platform;
  requires transitive dev.localauth.api;

  // It makes structures by reflection.
  opens dev.localauth.keystore.windows to
      com.sun.jna;

  provides dev.localauth.api.SecretStore with
      dev.localauth.keystore.windows.CredentialManagerStore;
}
