// SPDX-License-Identifier: Apache-2.0
/** Keeps secrets in the desktop's keyring, through the Secret Service; found as a service. */
module dev.localauth.keystore.linux {
  requires static org.jspecify;
  requires com.sun.jna;
  requires dev.localauth.api;

  provides dev.localauth.api.SecretStore with
      dev.localauth.keystore.linux.SecretServiceStore;
}
