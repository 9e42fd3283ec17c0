// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status code
 * @param type the media type of the body
 * @param body the body, not changed by anybody; of no bytes where there is none
 */
record Reply(int status, String type, byte[] body) {
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final long NOTHING = -1;

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "X-Frame-Options", "DENY",
          "X-Content-Type-Options", "nosniff",
          // Not "no-referrer", which would send "Origin: null" with the page's own requests
          // (Fetch, "append a request Origin header").
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy",
              "publickey-credentials-create=(self), publickey-credentials-get=(self)");

  static Reply of(String type, byte[] body) {
    return new Reply(OK, type, body);
  }

  static Reply done() {
    return new Reply(NO_CONTENT, "", new byte[0]);
  }

  static Reply refused(RefusedException refusal) {
    return new Reply(refusal.status(), "", new byte[0]);
  }

  /**
   * Sends it.
   *
   * @param base the address below which the page may load and call what it needs
   */
  void send(HttpExchange exchange, String base) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    ALWAYS.forEach(headers::set);
    headers.set("Content-Security-Policy", policy(base));
    if (!type.isEmpty()) {
      headers.set("Content-Type", type);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? NOTHING : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String policy(String base) {
    return "default-src 'none'; script-src %1$spage.js; style-src %1$spage.css; connect-src %1$s;"
            .formatted(base)
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
        + " require-trusted-types-for 'script'; trusted-types 'none'";
  }
}
