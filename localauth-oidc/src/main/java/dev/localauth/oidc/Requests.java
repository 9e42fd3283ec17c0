// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.Optional;

/** The two requests of the device flow (RFC 8628 §3.1 and §3.4). */
record Requests(Terms terms, Provider provider, Optional<String> clientSecret) {

  /** Asks for codes. Who does not know nonce, acr_values and max_age here ignores them. */
  HTTPRequest codes(String nonce) {
    DeviceAuthorizationRequest.Builder request =
        authentication()
            .map(DeviceAuthorizationRequest.Builder::new)
            .orElseGet(() -> new DeviceAuthorizationRequest.Builder(client()))
            .endpointURI(provider.deviceAuthorization())
            .scope(new Scope(terms.scopes().toArray(String[]::new)))
            .customParameter("nonce", nonce);
    Demands demands = terms.demands();
    if (!demands.acr().isEmpty()) {
      request.customParameter("acr_values", String.join(" ", demands.acr()));
    }
    demands
        .maxAge()
        .ifPresent(age -> request.customParameter("max_age", Long.toString(age.toSeconds())));
    return request.build().toHTTPRequest();
  }

  HTTPRequest token(DeviceCode code) {
    DeviceCodeGrant grant = new DeviceCodeGrant(code);
    return authentication()
        .map(secret -> new TokenRequest.Builder(provider.token(), secret, grant))
        .orElseGet(() -> new TokenRequest.Builder(provider.token(), client(), grant))
        .build()
        .toHTTPRequest();
  }

  private Optional<ClientAuthentication> authentication() {
    return clientSecret.map(
        text ->
            provider.wantsSecretInBody()
                ? new ClientSecretPost(client(), new Secret(text))
                : new ClientSecretBasic(client(), new Secret(text)));
  }

  private ClientID client() {
    return new ClientID(terms.client());
  }
}
