// SPDX-License-Identifier: Apache-2.0
/** Keeps secrets in encrypted files of the person; the gate says where. */
module dev.localauth.keystore.file {
  requires static org.jspecify;
  requires transitive dev.localauth.api;
  requires jdk.security.auth;

  provides dev.localauth.api.SecretStore with
      dev.localauth.keystore.file.FileStore;
}
