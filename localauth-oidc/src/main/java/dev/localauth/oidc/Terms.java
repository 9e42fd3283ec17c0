// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.AuthenticatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is agreed with the person, whoever they will turn out to be.
 *
 * @param issuer the identity provider, to the letter
 * @param client the client id that this machine has there
 * @param scopes what is asked for, {@code openid} first
 * @param demands how the person must sign in
 * @param route how the provider is reached
 */
record Terms(String issuer, String client, List<String> scopes, Demands demands, Route route) {
  private static final String ISSUER = "issuer";
  private static final String CLIENT = "client";
  private static final String SCOPES = "scopes";
  private static final String ACR = "acr";
  private static final String AMR = "amr";
  private static final String MAX_AGE = "max-age";

  /** Reads what is said, and takes it out of {@code values}; what is not said is the default. */
  static Terms take(Values values) throws AuthenticatorException {
    return new Terms(
        values.issuer(ISSUER),
        values.word(CLIENT),
        scopes(values),
        new Demands(values.words(ACR), values.words(AMR), values.age(MAX_AGE)),
        Route.take(values));
  }

  /** Returns everything, the defaults too, so that another default later changes nothing. */
  void putInto(Map<String, String> parameters) {
    parameters.put(ISSUER, issuer);
    parameters.put(CLIENT, client);
    parameters.put(SCOPES, String.join(",", scopes));
    if (!demands.acr().isEmpty()) {
      parameters.put(ACR, String.join(",", demands.acr()));
    }
    if (!demands.amr().isEmpty()) {
      parameters.put(AMR, String.join(",", demands.amr()));
    }
    parameters.put(MAX_AGE, demands.maxAge().map(Object::toString).orElse(Values.NONE));
    route.putInto(parameters);
  }

  private static List<String> scopes(Values values) throws AuthenticatorException {
    List<String> scopes = new ArrayList<>(values.words(SCOPES));
    scopes.remove("openid");
    scopes.add(0, "openid");
    return List.copyOf(scopes);
  }
}
