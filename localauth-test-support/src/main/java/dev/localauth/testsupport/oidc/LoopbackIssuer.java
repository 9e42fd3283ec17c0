// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * An OpenID provider with the device flow (RFC 8628) and real signatures, which does as it is told,
 * rightly or wrongly.
 */
public final class LoopbackIssuer implements AutoCloseable {
  /** The only client. */
  public static final String CLIENT = "localauth";

  static final Duration LIFETIME = Duration.ofMinutes(10);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String scheme;
  private final List<Received> received = new ArrayList<>();
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final Keys keys = new Keys();
  private final DeviceFlows flows = new DeviceFlows(this);
  private Supplier<Instant> clock = Instant::now;
  private Consumer<Map<String, Object>> configuration = nothing -> {};
  private Optional<String> clientSecret = Optional.empty();

  private LoopbackIssuer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Starts one without TLS. */
  public static LoopbackIssuer start() {
    try {
      return new LoopbackIssuer(HttpServer.create(anyPort(), 0), "http");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts one that shows the certificate of {@code tls}. */
  public static LoopbackIssuer start(SSLContext tls) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      return new LoopbackIssuer(server, "https");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Returns its address, as it stands in its tokens. */
  public String issuer() {
    return scheme + "://localhost:" + server.getAddress().getPort();
  }

  /** Gives it another clock than this machine's. */
  public void clock(Supplier<Instant> other) {
    clock = other;
  }

  Instant now() {
    return clock.get();
  }

  /** Changes its configuration document. */
  public void configuration(Consumer<Map<String, Object>> change) {
    configuration = change;
  }

  /** Makes the client prove itself by a secret. */
  public void clientSecret(String secret) {
    clientSecret = Optional.of(secret);
  }

  /** Returns the keys it signs with. */
  public Keys keys() {
    return keys;
  }

  /** Returns its device flows, and how they end. */
  public DeviceFlows flows() {
    return flows;
  }

  /** Answers {@code path} by {@code fault} from now on. */
  public void fault(String path, Fault fault) {
    faults.put(path, fault);
  }

  /** Answers every path as it should again. */
  public void recover() {
    faults.clear();
  }

  /** Returns every request so far. */
  public List<Received> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** Returns the requests for {@code path} so far. */
  public List<Received> received(String path) {
    return received().stream().filter(request -> request.path().equals(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Received request = Received.read(exchange);
      synchronized (received) {
        received.add(request);
      }
      Fault fault = faults.get(request.path());
      if (fault != null) {
        fault.handler().handle(exchange);
        return;
      }
      reply(request).send(exchange);
    }
  }

  private Reply reply(Received request) {
    return switch (request.path()) {
      case "/.well-known/openid-configuration" -> Reply.ok(describe());
      case "/keys" -> Reply.ok(keys.published());
      case "/codes" -> request.isFrom(CLIENT, clientSecret) ? flows.begin(request) : unknown();
      case "/token" -> request.isFrom(CLIENT, clientSecret) ? flows.poll(request) : unknown();
      default -> new Reply(404, "text/html", "<p>nothing here");
    };
  }

  private static Reply unknown() {
    return Reply.error(401, "invalid_client");
  }

  private Map<String, Object> describe() {
    Map<String, Object> document = new TreeMap<>();
    document.put("issuer", issuer());
    document.put("device_authorization_endpoint", issuer() + "/codes");
    document.put("token_endpoint", issuer() + "/token");
    document.put("jwks_uri", issuer() + "/keys");
    configuration.accept(document);
    return document;
  }

  /** Stops it: nobody answers any more. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
