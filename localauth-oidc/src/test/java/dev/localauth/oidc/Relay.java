// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a server on this machine and replaces one text by another of the same length. */
final class Relay implements AutoCloseable {
  private final ServerSocket entrance;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final StringBuffer seen = new StringBuffer();
  private final int target;
  private final String text;
  private final String replacement;

  private Relay(int target, String text, String replacement) throws IOException {
    this.target = target;
    this.text = text;
    this.replacement = replacement;
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  static Relay to(int port, String text, String replacement) throws IOException {
    return new Relay(port, text, replacement);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Says whether the server has said {@code word}. */
  boolean saw(String word) {
    return seen.indexOf(word) >= 0;
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
