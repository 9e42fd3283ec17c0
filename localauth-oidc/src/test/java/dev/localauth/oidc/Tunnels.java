// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that tunnels (RFC 9110 §9.3.6), to this machine wherever it is asked to go. */
final class Tunnels implements AutoCloseable {
  private final ServerSocket entrance;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> wanted = new CopyOnWriteArrayList<>();
  private final boolean refusing;

  Tunnels(boolean refusing) throws IOException {
    this.refusing = refusing;
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  String address() {
    return "127.0.0.1:" + entrance.getLocalPort();
  }

  /** Returns the first line of every request. */
  List<String> wanted() {
    return List.copyOf(wanted);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        threads.execute(() -> open(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void open(Socket client) {
    try {
      String head = head(client.getInputStream());
      String first = head.lines().findFirst().orElse("");
      wanted.add(first);
      if (refusing) {
        client.getOutputStream().write(ascii("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
        client.close();
        return;
      }
      int port = Integer.parseInt(first.replaceAll(".*:(\\d+) .*", "$1"));
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      client.getOutputStream().write(ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
      threads.execute(() -> pass(client, server));
      pass(server, client);
    } catch (IOException closed) {
      // The client is told by the end of its connection.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      // The other side ends as well.
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    threads.shutdownNow();
  }
}
