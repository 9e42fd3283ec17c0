// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Where requests may go and what may be shown as a link: TLS, or this machine. */
final class Addresses {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Addresses() {}

  static Optional<URI> parse(String text) {
    try {
      return Optional.of(new URI(text)).filter(Addresses::areSafe);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  static boolean areSafe(URI address) {
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      return false;
    }
    return "https".equals(address.getScheme())
        || "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost());
  }
}
