// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One answer. */
record Reply(int status, String type, String body) {
  static Reply ok(Map<String, Object> json) {
    return new Reply(200, "application/json;charset=UTF-8", JSONObjectUtils.toJSONString(json));
  }

  static Reply error(int status, String code) {
    return new Reply(
        status, "application/json", JSONObjectUtils.toJSONString(Map.of("error", code)));
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
