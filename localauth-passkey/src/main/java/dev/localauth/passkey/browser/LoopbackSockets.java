// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A port at every address that a browser may take {@code localhost} for, so that nobody else can
 * answer at the one that is left.
 */
final class LoopbackSockets implements AutoCloseable {
  private static final byte[] IPV4 = {127, 0, 0, 1};
  private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  private static final int TRIES = 20;
  private static final int THREADS = 8;

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, LoopbackSockets::thread);

  private LoopbackSockets() {}

  /**
   * Takes the port, or any, and answers nothing before {@link #serve}.
   *
   * @throws BindException if somebody has it
   */
  static LoopbackSockets open(OptionalInt port) throws IOException {
    for (int i = 1; ; i++) {
      LoopbackSockets sockets = new LoopbackSockets();
      try {
        sockets.take(port.orElse(0));
        return sockets;
      } catch (BindException taken) {
        sockets.close();
        if (port.isPresent() || i == TRIES) {
          throw taken;
        }
      } catch (IOException | RuntimeException failure) {
        sockets.close();
        throw failure;
      }
    }
  }

  private void take(int port) throws IOException {
    InetAddress first = InetAddress.getByAddress("localhost", IPV4);
    servers.add(HttpServer.create(new InetSocketAddress(first, port), 0));
    InetAddress second = InetAddress.getByAddress("localhost", IPV6);
    if (NetworkInterface.getByInetAddress(second) != null) {
      servers.add(HttpServer.create(new InetSocketAddress(second, port()), 0));
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "passkey-page");
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return servers.get(0).getAddress().getPort();
  }

  void serve(PageHandler<?> handler) {
    for (HttpServer server : servers) {
      server.setExecutor(threads);
      server.createContext("/", handler);
      server.start();
    }
  }

  /** Gives the port back and ends every connection. */
  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
