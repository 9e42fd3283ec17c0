// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps secrets in encrypted files of the person. Exports its one class so that an application can
 * place the files itself.
 */
module dev.localauth.keystore.file {
  requires static org.jspecify;
  requires transitive dev.localauth.api;
  requires jdk.security.auth;

  exports dev.localauth.keystore.file;

  provides dev.localauth.api.SecretStore with
      dev.localauth.keystore.file.FileStore;
}
