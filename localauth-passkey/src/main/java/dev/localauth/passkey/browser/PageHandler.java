// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers the browser: three files to read, three things that the page may do. */
final class PageHandler<T> implements HttpHandler {
  private static final int LARGEST_BODY = 64 * 1024;
  private static final Set<String> ACTIONS = Set.of("begin", "answer", "leave");

  private final RequestRules rules;
  private final PathToken token;
  private final PageTask<T> task;
  private final byte[] asking;
  private final Conversation<T> conversation;

  /**
   * Serves one ceremony.
   *
   * @param asking what the page is told when it begins
   */
  PageHandler(
      RequestRules rules,
      PathToken token,
      PageTask<T> task,
      byte[] asking,
      Conversation<T> conversation) {
    this.rules = rules;
    this.token = token;
    this.task = task;
    this.asking = asking;
    this.conversation = conversation;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      reply(exchange).send(exchange, rules.origin() + token.path());
    } finally {
      conversation.settle();
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    try {
      return route(exchange);
    } catch (RefusedException refusal) {
      return Reply.refused(refusal);
    }
  }

  private Reply route(HttpExchange exchange) throws IOException, RefusedException {
    String method = exchange.getRequestMethod();
    String name = token.below(exchange.getRequestURI().toString()).orElse("/");
    if (ACTIONS.contains(name)) {
      rules.allowActing(exchange);
      requireMethod("POST", method);
      return act(name, exchange);
    }
    rules.allowReading(exchange, name.isEmpty());
    Reply file =
        PageFiles.find(name).orElseThrow(() -> new RefusedException(RefusedException.NOT_FOUND));
    requireMethod("GET", method);
    return file;
  }

  private static void requireMethod(String expected, String method) throws RefusedException {
    if (!method.equals(expected)) {
      throw new RefusedException(RefusedException.METHOD_NOT_ALLOWED);
    }
  }

  private Reply act(String name, HttpExchange exchange) throws IOException, RefusedException {
    byte[] body = body(exchange);
    try (AnswerFields fields = AnswerFields.read(body)) {
      byte[] tab = fields.bytes("tab");
      return switch (name) {
        case "begin" -> begin(fields, tab);
        case "leave" -> leave(fields, tab);
        default -> answer(fields, tab);
      };
    } catch (IOException malformed) {
      throw new RefusedException(RefusedException.BAD_REQUEST);
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private Reply begin(AnswerFields fields, byte[] tab) throws IOException, RefusedException {
    fields.requireOnly(Set.of());
    conversation.begin(tab);
    return Reply.of("application/json", asking);
  }

  private Reply leave(AnswerFields fields, byte[] tab) throws IOException, RefusedException {
    fields.requireOnly(Set.of());
    conversation.leave(tab);
    return Reply.done();
  }

  private Reply answer(AnswerFields fields, byte[] tab) throws IOException, RefusedException {
    conversation.require(tab);
    Optional<String> error = fields.error();
    if (error.isPresent()) {
      conversation.fail(tab, BrowserFailure.of(error.get()));
    } else {
      T response = task.read(fields, rules.origin());
      try {
        conversation.answer(tab, response);
      } catch (RefusedException late) {
        task.discard(response);
        throw late;
      }
    }
    return Reply.done();
  }

  private static byte[] body(HttpExchange exchange) throws IOException, RefusedException {
    List<String> types = exchange.getRequestHeaders().getOrDefault("Content-Type", List.of());
    if (!types.equals(List.of("application/json"))) {
      throw new RefusedException(RefusedException.UNSUPPORTED_TYPE);
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new RefusedException(RefusedException.TOO_LARGE);
    }
    return body;
  }
}
