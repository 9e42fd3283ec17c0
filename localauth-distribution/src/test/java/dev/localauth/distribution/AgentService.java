// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in, on loopback, of the services that agents send prompts to: Anthropic's Messages and
 * OpenAI's Responses, as streams of events. It notes what it was sent.
 */
final class AgentService implements AutoCloseable {
  static final String ANSWER = "pong from the stand-in";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private volatile Optional<String> tool = Optional.empty();

  private AgentService(HttpServer server) {
    this.server = server;
  }

  static AgentService start() {
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      AgentService service = new AgentService(HttpServer.create(any, 0));
      service.server.createContext("/", service::answer);
      service.server.setExecutor(service.threads);
      service.server.start();
      return service;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets each conversation begin with the use of the agent's shell. */
  void useShell(String command) {
    tool = Optional.of(command);
  }

  /** Returns how often a prompt, or what followed from one, was sent. */
  int requests() {
    return sent.size();
  }

  /** Returns whether any request held {@code text}. */
  boolean wasSent(String text) {
    return sent.stream().anyMatch(body -> body.contains(text));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("POST")) {
        sent.add(body);
      }
      boolean messages = path.endsWith("/messages");
      if (!messages && !path.endsWith("/responses")) {
        send(exchange, "application/json", "{\"input_tokens\":1,\"data\":[],\"models\":[]}");
        return;
      }
      JsonNode request = JSON.readTree(body);
      List<String> events =
          messages ? Anthropic.events(request, tool) : OpenAi.events(request, tool);
      send(
          exchange,
          "text/event-stream",
          String.join("", events.stream().map(AgentService::event).toList()));
    }
  }

  private static String event(String json) {
    try {
      return "event: " + JSON.readTree(json).get("type").asText() + "\ndata: " + json + "\n\n";
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
