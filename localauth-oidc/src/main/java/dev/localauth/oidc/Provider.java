// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an identity provider says of itself (OpenID Connect Discovery §4, RFC 8414), read anew for
 * each sign-in.
 *
 * @param deviceAuthorization where a device flow begins
 * @param token where it ends
 * @param keys where the keys are that it signs with
 * @param wantsSecretInBody whether a client's secret goes into the form, not into a header
 */
record Provider(URI deviceAuthorization, URI token, URI keys, boolean wantsSecretInBody) {

  static Provider discover(String issuer, Web web) throws AuthenticatorException {
    URI address = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    HTTPResponse answer = web.exchange(new HTTPRequest(HTTPRequest.Method.GET, address));
    if (answer.getStatusCode() != HTTPResponse.SC_OK) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "%s answered %d where its OpenID configuration should be"
              .formatted(address.getHost(), answer.getStatusCode()),
          "check the issuer's address, letter by letter");
    }
    return WebFailure.read(
        address, () -> read(JSONObjectUtils.parse(answer.getBody()), URI.create(issuer)));
  }

  /** Returns the keys as they are now, so that one that was replaced is neither missed nor kept. */
  SigningKeys signingKeys(Web web) throws AuthenticatorException {
    HTTPResponse answer = web.exchange(new HTTPRequest(HTTPRequest.Method.GET, keys));
    if (answer.getStatusCode() != HTTPResponse.SC_OK) {
      throw WebFailure.malformed(keys);
    }
    return WebFailure.read(keys, () -> new SigningKeys(JWKSet.parse(answer.getBody())));
  }

  private static Provider read(Map<String, Object> said, URI issuer)
      throws ParseException, AuthenticatorException {
    // The JSON text "null" is read as null.
    String name = said == null ? null : JSONObjectUtils.getString(said, "issuer");
    if (name == null) {
      throw new ParseException("no issuer", 0);
    }
    if (!name.equals(issuer.toString())) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "the OpenID configuration at %s is another issuer's".formatted(issuer),
          "the issuer must be written exactly as its configuration says");
    }
    List<String> authentication =
        JSONObjectUtils.getStringList(said, "token_endpoint_auth_methods_supported");
    return new Provider(
        endpoint(said, issuer, "device_authorization_endpoint"),
        endpoint(said, issuer, "token_endpoint"),
        endpoint(said, issuer, "jwks_uri"),
        authentication != null
            && !authentication.contains("client_secret_basic")
            && authentication.contains("client_secret_post"));
  }

  private static URI endpoint(Map<String, Object> said, URI issuer, String name)
      throws ParseException, AuthenticatorException {
    String address = JSONObjectUtils.getString(said, name);
    if (address == null) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "%s has no %s".formatted(issuer, name),
          "the device flow must be switched on at the identity provider");
    }
    Optional<URI> safe = Addresses.parse(address).filter(to -> isAsSafe(to, issuer));
    return safe.orElseThrow(
        () ->
            new AuthenticatorException(
                Reason.FAILED, "the %s of %s is not an https address".formatted(name, issuer)));
  }

  /** An issuer elsewhere must not send us to services of this machine. */
  private static boolean isAsSafe(URI address, URI issuer) {
    return "https".equals(address.getScheme()) || "http".equals(issuer.getScheme());
  }
}
