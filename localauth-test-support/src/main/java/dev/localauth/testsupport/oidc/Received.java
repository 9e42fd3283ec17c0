// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.oidc;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request.
 *
 * @param path what was asked for
 * @param form the decoded form in it
 * @param authorization the header of that name, or {@code ""}
 */
public record Received(String path, Map<String, String> form, String authorization) {

  static Received read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&")) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        form.put(decode(pair.substring(0, sign)), decode(pair.substring(sign + 1)));
      }
    }
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    return new Received(
        exchange.getRequestURI().getPath(), form, authorization == null ? "" : authorization);
  }

  /** RFC 6749 §2.3.1: by a header or in the form; without a secret by the form alone. */
  boolean isFrom(String client, Optional<String> secret) {
    boolean named = client.equals(form.get("client_id"));
    if (secret.isEmpty()) {
      return named && authorization.isEmpty();
    }
    // Both parts are encoded like a form's before they are joined.
    String pair = encode(client) + ":" + encode(secret.get());
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return authorization.equals(basic) || named && secret.get().equals(form.get("client_secret"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
