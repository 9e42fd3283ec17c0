// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.oidc;

import com.sun.net.httpserver.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** An answer that a good issuer does not give. */
public final class Fault {
  private final HttpHandler handler;

  private Fault(HttpHandler handler) {
    this.handler = handler;
  }

  HttpHandler handler() {
    return handler;
  }

  /** Nothing but a status. */
  public static Fault status(int status) {
    return new Fault(exchange -> exchange.sendResponseHeaders(status, -1));
  }

  /** The same, once; then {@code issuer} answers as it should again. */
  public static Fault once(LoopbackIssuer issuer, int status) {
    return new Fault(
        exchange -> {
          issuer.recover();
          exchange.sendResponseHeaders(status, -1);
        });
  }

  /** JSON, or what is called so. */
  public static Fault json(int status, String body) {
    return answer(status, "application/json", body);
  }

  /** Any answer. */
  public static Fault answer(int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Fault(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  /** Sends the client elsewhere. */
  public static Fault redirect(String location) {
    return new Fault(
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(302, -1);
        });
  }

  /** The head of an answer and one byte, and then nothing until the issuer is closed. */
  public static Fault stuck() {
    return new Fault(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          waitForTheEnd();
        });
  }

  /** Not even a head. */
  public static Fault silent() {
    return new Fault(exchange -> waitForTheEnd());
  }

  /** The same, and {@code waiting} is interrupted. */
  public static Fault interrupting(Thread waiting) {
    return new Fault(
        exchange -> {
          waiting.interrupt();
          waitForTheEnd();
        });
  }

  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
