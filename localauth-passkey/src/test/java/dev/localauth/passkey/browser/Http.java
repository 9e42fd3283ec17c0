// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as no browser would make it, and what comes back. */
final class Http {
  private static final int LIMIT = 10_000;

  private final String method;
  private final String target;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String more = "";
  private String body = "";

  private Http(String method, String target) {
    this.method = method;
    this.target = target;
  }

  /** Returns a request as the browser makes it for a file of the page at {@code base}. */
  static Http get(Place place, String name) {
    return new Http("GET", place.path() + name).with("Host", place.host());
  }

  /** Returns a request as the page at {@code base} makes it. */
  static Http post(Place place, String name, String body) {
    return new Http("POST", place.path() + name)
        .with("Host", place.host())
        .with("Origin", "http://" + place.host())
        .with("Sec-Fetch-Site", "same-origin")
        .with("Content-Type", "application/json")
        .body(body);
  }

  /** Returns the same with another method and another target. */
  Http as(String otherMethod, String otherTarget) {
    Http other = new Http(otherMethod, otherTarget);
    other.headers.putAll(headers);
    other.more = more;
    other.body = body;
    return other;
  }

  Http with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Http without(String name) {
    headers.remove(name);
    return this;
  }

  /** Adds a header line even where there is one of its name. */
  Http also(String line) {
    more += line + "\r\n";
    return this;
  }

  Http body(String text) {
    body = text;
    return this;
  }

  /** Sends it and returns the whole answer. */
  Answer send(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), LIMIT);
      socket.setSoTimeout(LIMIT);
      try {
        socket.getOutputStream().write(text().getBytes(UTF_8));
      } catch (SocketException refusedEarlier) {
        // the answer is there all the same
      }
      return new Answer(new String(socket.getInputStream().readAllBytes(), UTF_8));
    }
  }

  Answer send(Place place) throws IOException {
    return send(place.ipv4(), place.port());
  }

  String text() {
    StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    text.append(more);
    if (!body.isEmpty() && !more.contains("chunked")) {
      text.append("Content-Length: " + body.getBytes(UTF_8).length + "\r\n");
    }
    return text + "Connection: close\r\n\r\n" + body;
  }

  /**
   * What came back.
   *
   * @param text status line, headers and body
   */
  record Answer(String text) {
    int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    List<String> headers() {
      return List.of(text.substring(0, text.indexOf("\r\n\r\n")).split("\r\n"));
    }

    String body() {
      return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
  }
}
