// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.AuthenticatorException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How the identity provider is reached.
 *
 * @param proxy where TLS connections go through, if they must
 * @param authorities the only certificates that are trusted, if not the JDK's
 */
record Route(Optional<Proxy> proxy, Optional<Authorities> authorities) {
  private static final String PROXY = "proxy";
  private static final String CA = "ca";
  private static final String CA_DIGEST = "ca-sha256";

  static Route take(Values values) throws AuthenticatorException {
    return new Route(proxy(values), authorities(values));
  }

  void putInto(Map<String, String> parameters) {
    proxy.ifPresent(through -> parameters.put(PROXY, through.toString()));
    authorities.ifPresent(
        trusted -> {
          parameters.put(CA, trusted.file().toString());
          parameters.put(CA_DIGEST, trusted.digest());
        });
  }

  HttpClient.Builder applyTo(HttpClient.Builder client) throws AuthenticatorException {
    client.proxy(proxy.<ProxySelector>map(Proxy::selector).orElse(HttpClient.Builder.NO_PROXY));
    if (authorities.isPresent()) {
      SSLContext only = authorities.get().context();
      client.sslContext(only);
    }
    return client;
  }

  private static Optional<Proxy> proxy(Values values) throws AuthenticatorException {
    Optional<String> value = values.take(PROXY);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(Values.require(PROXY, Proxy.parse(value.get()), "HOST:PORT"));
  }

  private static Optional<Authorities> authorities(Values values) throws AuthenticatorException {
    Optional<String> file = values.take(CA);
    Optional<String> digest = values.take(CA_DIGEST);
    return file.isEmpty() ? Optional.empty() : Optional.of(Authorities.of(file.get(), digest));
  }
}
