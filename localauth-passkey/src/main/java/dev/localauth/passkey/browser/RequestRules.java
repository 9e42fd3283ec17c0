// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Who is answered at all: this person's own programs, which think that they speak to {@code
 * localhost}, and of a browser only our own page.
 *
 * <p>Host says that the name was not another one that leads here (DNS rebinding), Origin and
 * Sec-Fetch-Site that no other site has sent the request. The latter two are missing where a
 * browser does not know them, which is allowed for what does not answer.
 */
final class RequestRules {
  private final String host;
  private final PeerAccounts accounts;

  RequestRules(int port, PeerAccounts accounts) {
    this.host = "localhost:" + port;
    this.accounts = accounts;
  }

  /** Returns the only origin that may answer. */
  String origin() {
    return "http://" + host;
  }

  /** Refuses a request for a file, or for the page itself, that must not be answered. */
  void allowReading(HttpExchange exchange, boolean page) throws RefusedException {
    allow(exchange);
    Headers headers = exchange.getRequestHeaders();
    Optional<String> origin = only(headers, "Origin");
    Optional<String> site = only(headers, "Sec-Fetch-Site");
    if (page) {
      // It is opened from outside, but never inside of another page.
      require(only(headers, "Sec-Fetch-Dest").map("document"::equals).orElse(true));
    } else {
      require(site.map("same-origin"::equals).orElse(true));
    }
    require(origin.map(origin()::equals).orElse(true));
  }

  /** Refuses a request to be acted on that does not come from our own page. */
  void allowActing(HttpExchange exchange) throws RefusedException {
    allow(exchange);
    Headers headers = exchange.getRequestHeaders();
    require(only(headers, "Origin").map(origin()::equals).orElse(false));
    require(only(headers, "Sec-Fetch-Site").map("same-origin"::equals).orElse(true));
  }

  private void allow(HttpExchange exchange) throws RefusedException {
    require(only(exchange.getRequestHeaders(), "Host").map(host::equals).orElse(false));
    require(isOurs(exchange));
  }

  private boolean isOurs(HttpExchange exchange) {
    try {
      return accounts.isOurs(exchange.getRemoteAddress(), exchange.getLocalAddress());
    } catch (IOException | RuntimeException unknown) {
      return false;
    }
  }

  private static Optional<String> only(Headers headers, String name) throws RefusedException {
    List<String> values = headers.getOrDefault(name, List.of());
    require(values.size() < 2);
    return values.stream().findFirst();
  }

  private static void require(boolean rule) throws RefusedException {
    if (!rule) {
      throw new RefusedException(RefusedException.FORBIDDEN);
    }
  }
}
