// SPDX-License-Identifier: Apache-2.0
/** The organization's own login as a method of localauth. */
module dev.localauth.oidc {
  requires com.nimbusds.jose.jwt;
  requires dev.localauth.api;
  requires java.net.http;
  requires oauth2.oidc.sdk;
  requires static org.jspecify;

  provides dev.localauth.api.Authenticator with
      dev.localauth.oidc.OidcAuthenticator;
}
