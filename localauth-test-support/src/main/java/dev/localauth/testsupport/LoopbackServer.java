// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/**
 * A web service on loopback that notes every request and answers as it is told, badly too. It says
 * nothing more on a connection that had its answer.
 */
public final class LoopbackServer implements AutoCloseable {
  private final ServerSocket listener;
  private final String scheme;
  private final Function<Received, Reply> answers;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "loopback-server");
            thread.setDaemon(true);
            return thread;
          });

  private LoopbackServer(ServerSocket listener, String scheme, Function<Received, Reply> answers) {
    this.listener = listener;
    this.scheme = scheme;
    this.answers = answers;
    threads.execute(this::accept);
  }

  /** Starts a server that answers by {@code answers}. */
  public static LoopbackServer start(Function<Received, Reply> answers) {
    return new LoopbackServer(
        listen(ServerSocketFactory.getDefault(), InetAddress.getLoopbackAddress(), 0),
        "http",
        answers);
  }

  /** Starts one that speaks TLS with what is in {@code identity}. */
  public static LoopbackServer start(TlsIdentity identity, Function<Received, Reply> answers) {
    return start(identity, InetAddress.getLoopbackAddress(), 0, answers);
  }

  /** Starts one that speaks TLS at an address and a port of the caller's choice. */
  public static LoopbackServer start(
      TlsIdentity identity, InetAddress address, int port, Function<Received, Reply> answers) {
    return new LoopbackServer(
        listen(identity.context().getServerSocketFactory(), address, port), "https", answers);
  }

  private static ServerSocket listen(ServerSocketFactory factory, InetAddress address, int port) {
    try {
      return factory.createServerSocket(port, 50, address);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns where it listens, without a path. */
  public URI address() {
    return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
  }

  /** Returns what was asked so far, the latest last. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Received request = read(socket.getInputStream());
      received.add(request);
      answers.apply(request).write(socket.getOutputStream());
    } catch (IOException | RuntimeException goneAway) {
      // Whoever asked has left, or never spoke TLS; the test sees it by what was received.
      open.remove(socket);
    }
  }

  private static Received read(InputStream input) throws IOException {
    String[] first = line(input).split(" ");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(input); !line.isEmpty(); line = line(input)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    byte[] body = input.readNBytes(length);
    return new Received(first[0], first[1], headers, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream input) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int each = input.read(); each != '\n'; each = input.read()) {
      if (each < 0) {
        throw new IOException("the request ends early");
      }
      line.append((char) each);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * A request.
   *
   * @param method such as {@code POST}
   * @param target the path and the query
   * @param headers by their names, in any case
   * @param body the text
   */
  public record Received(String method, String target, Map<String, String> headers, String body) {
    /** Returns the value of a header, {@code ""} if there is none. */
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** An answer. */
  @FunctionalInterface
  public interface Reply {
    /** Writes the answer. */
    void write(OutputStream output) throws IOException;

    /** Returns a whole answer. */
    static Reply of(int status, String type, String body) {
      return output -> {
        output.write(head(status, type, body.length()));
        output.write(body.getBytes(StandardCharsets.UTF_8));
        output.flush();
      };
    }

    /** Returns an answer that points elsewhere. */
    static Reply redirect(URI elsewhere) {
      return output ->
          output.write(
              ("HTTP/1.1 307 Elsewhere\r\nLocation: " + elsewhere + "\r\nContent-Length: 0\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns no answer: the connection ends after the request. */
    static Reply nothing() {
      return output -> {};
    }

    /** Returns an answer that never begins. */
    static Reply never() {
      return output -> pause(600_000);
    }

    /** Returns an answer whose body comes one byte every 50 milliseconds, and never ends. */
    static Reply dripping(int status, String type) {
      return output -> {
        output.write(head(status, type, 1_000_000));
        while (true) {
          output.write(' ');
          output.flush();
          pause(50);
        }
      };
    }

    private static byte[] head(int status, String type, int length) {
      return ("HTTP/1.1 "
              + status
              + " Answer\r\nContent-Type: "
              + type
              + "\r\nConnection: close\r\nContent-Length: "
              + length
              + "\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    }

    private static void pause(long milliseconds) throws IOException {
      try {
        Thread.sleep(milliseconds);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException(interrupted);
      }
    }
  }
}
