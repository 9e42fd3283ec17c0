// SPDX-License-Identifier: Apache-2.0
/** Passkeys (WebAuthn) as a method of localauth. */
module dev.localauth.passkey {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.dataformat.cbor;
  requires com.sun.jna;
  requires com.webauthn4j.core;
  requires dev.localauth.api;
  requires jdk.httpserver;
  requires org.bouncycastle.provider;
  requires static org.jspecify;

  // It makes structures by reflection.
  opens dev.localauth.passkey.windows to
      com.sun.jna;

  provides dev.localauth.api.Authenticator with
      dev.localauth.passkey.PasskeyAuthenticator;
}
