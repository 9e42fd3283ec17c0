// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands before a server on this machine and replaces one text by another of the same length. */
final class Relay implements AutoCloseable {
  private final ServerSocket entrance;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final StringBuffer seen = new StringBuffer();
  private final int target;
  private final String text;
  private final String replacement;
  private final String awaited;
  private final CountDownLatch said = new CountDownLatch(1);

  private Relay(int target, String text, String replacement, String awaited) throws IOException {
    this.target = target;
    this.text = text;
    this.replacement = replacement;
    this.awaited = awaited;
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  static Relay to(int port, String text, String replacement, String awaited) throws IOException {
    return new Relay(port, text, replacement, awaited);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Waits until the server has said the word that was to be waited for. */
  void awaitWord() {
    try {
      assertTrue(said.await(30, TimeUnit.SECONDS), () -> awaited + " was never said");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        threads.execute(() -> pass(client, server, false));
        threads.execute(() -> pass(server, client, true));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        String part = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        if (answers) {
          seen.append(part);
          if (seen.indexOf(awaited) >= 0) {
            said.countDown();
          }
          part = part.replace(text, replacement);
        }
        out.write(part.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
    } catch (IOException closed) {
      // The other side ends as well.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    threads.shutdownNow();
  }
}
