// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP proxy that TLS connections are tunnelled through. */
record Proxy(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]):([0-9]{1,5})");

  static Optional<Proxy> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new Proxy(parts.group(1), Integer.parseInt(parts.group(2))))
            .filter(proxy -> 1 <= proxy.port && proxy.port <= 65_535)
        : Optional.empty();
  }

  /** What is not TLS is on this machine and goes there directly. */
  ProxySelector selector() {
    var http =
        new java.net.Proxy(
            java.net.Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    return new ProxySelector() {
      @Override
      public List<java.net.Proxy> select(URI address) {
        return List.of("https".equals(address.getScheme()) ? http : java.net.Proxy.NO_PROXY);
      }

      @Override
      public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // The request fails, and says so.
      }
    };
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
