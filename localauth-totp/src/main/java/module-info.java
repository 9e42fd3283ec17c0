// SPDX-License-Identifier: Apache-2.0
/** Time-based one-time passwords (RFC 6238) as a method of localauth. */
module dev.localauth.totp {
  requires dev.localauth.api;
  requires com.eatthepath.otp;
  requires static org.jspecify;

  provides dev.localauth.api.Authenticator with
      dev.localauth.totp.TotpAuthenticator;
}
