// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The errors that end a device flow (RFC 6749 §5.2, RFC 8628 §3.5).
 *
 * @param code what the server calls it
 */
record OauthError(String code) {
  private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

  static OauthError of(URI address, HTTPResponse answer) throws AuthenticatorException {
    String code =
        WebFailure.read(address, () -> TokenErrorResponse.parse(answer).getErrorObject().getCode());
    return Optional.ofNullable(code)
        .filter(text -> CODE.matcher(text).matches())
        .map(OauthError::new)
        .orElseThrow(() -> WebFailure.malformed(address));
  }

  /** Returns the error in words; what the server adds in prose is not repeated. */
  AuthenticatorException exception(Terms terms) {
    String issuer = terms.issuer();
    return switch (code) {
      case "invalid_client" ->
          new AuthenticatorException(
              Reason.FAILED,
              "%s does not know the client %s, or wants its secret"
                  .formatted(issuer, terms.client()),
              "with a secret, add the method with --set oidc.client-secret=ask");
      case "unauthorized_client", "unsupported_grant_type" ->
          new AuthenticatorException(
              Reason.FAILED,
              "%s does not allow the device flow to the client %s"
                  .formatted(issuer, terms.client()),
              "switch it on there, and make the client a public one");
      case "invalid_scope" ->
          new AuthenticatorException(
              Reason.FAILED, issuer + " refuses the scopes " + String.join(" ", terms.scopes()));
      case "expired_token" -> expired(issuer);
      default ->
          new AuthenticatorException(
              Reason.FAILED, "%s refuses the device flow: %s".formatted(issuer, code));
    };
  }

  static AuthenticatorException expired(String issuer) {
    return new AuthenticatorException(
        Reason.TIMED_OUT, "nobody signed in at " + issuer + " in time");
  }
}
