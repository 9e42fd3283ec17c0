// SPDX-License-Identifier: Apache-2.0
/** A PIN that decrypts a key, as a method of localauth. */
module dev.localauth.pin {
  requires dev.localauth.api;
  requires org.bouncycastle.provider;
  requires static org.jspecify;

  provides dev.localauth.api.Authenticator with
      dev.localauth.pin.PinAuthenticator;
}
