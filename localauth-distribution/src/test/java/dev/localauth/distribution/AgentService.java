// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

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
 * A stand-in, on loopback, of the services that agents send prompts to: Anthropic's Messages,
 * OpenAI's Responses and chat, and Google's content, as streams of events. It notes what it was
 * sent.
 */
final class AgentService implements AutoCloseable {
  static final String ANSWER = "pong from the stand-in";
  private static final String CANDIDATE =
      "{\"candidates\":[{\"index\":0,\"finishReason\":\"STOP\",\"content\":{\"role\":\"model\","
          + ("\"parts\":[{\"text\":\"" + ANSWER + "\"}]}}],")
          + "\"usageMetadata\":{\"promptTokenCount\":1,\"candidatesTokenCount\":1,"
          + "\"totalTokenCount\":2}}";
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
      Optional<String> stream = stream(path, body);
      if (stream.isPresent()) {
        send(exchange, "text/event-stream", stream.get());
      } else {
        send(exchange, "application/json", "{\"input_tokens\":1,\"data\":[],\"models\":[]}");
      }
    }
  }

  private Optional<String> stream(String path, String body) throws IOException {
    if (path.endsWith("/messages")) {
      return Optional.of(events(Anthropic.events(JSON.readTree(body), tool)));
    }
    if (path.endsWith("/responses")) {
      return Optional.of(events(OpenAi.events(JSON.readTree(body), tool)));
    }
    if (path.endsWith("/chat/completions")) {
      return Optional.of(data(OpenAi.chunks()) + "data: [DONE]\n\n");
    }
    return path.endsWith(":streamGenerateContent")
        ? Optional.of(data(List.of(CANDIDATE)))
        : Optional.empty();
  }

  private static String events(List<String> events) {
    return String.join("", events.stream().map(AgentService::event).toList());
  }

  private static String data(List<String> chunks) {
    return String.join("", chunks.stream().map(chunk -> "data: " + chunk + "\n\n").toList());
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
