// SPDX-License-Identifier: Apache-2.0
/** A finger or a face, as the operating system sees it, as a method of localauth. */
module dev.localauth.biometric {
  requires com.sun.jna;
  requires dev.localauth.api;
  requires static org.jspecify;

  // It calls back by reflection.
  opens dev.localauth.biometric.macos to
      com.sun.jna;

  provides dev.localauth.api.Authenticator with
      dev.localauth.biometric.BiometricAuthenticator;
}
