// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call of the transport on a thread of its own, by somebody who reads in the terminal where the
 * page is.
 *
 * @param <T> what it returns
 */
final class Ceremony<T> {
  static final Duration LONG = Duration.ofSeconds(60);

  private static final long LIMIT = 30;

  private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();
  private final CompletableFuture<T> result = new CompletableFuture<>();

  private Ceremony(Call<T> call, Parameters wishes) {
    this(call, context().wishing(wishes));
  }

  /** Calls with {@code base}, to which the terminal is added. */
  Ceremony(Call<T> call, FixedContext base) {
    FixedContext context = base.with(new Terminal());
    Thread thread = new Thread(() -> run(call, context), "ceremony");
    thread.setDaemon(true);
    thread.start();
  }

  static Ceremony<RegistrationResponse> register(RegistrationRequest request) {
    return new Ceremony<>(context -> remote().register(request, context), port(freePort()));
  }

  static Ceremony<AssertionResponse> sign(AssertionRequest request) {
    return sign(remote(), request, port(freePort()));
  }

  static Ceremony<AssertionResponse> sign(
      BrowserTransport transport, AssertionRequest request, Parameters wishes) {
    return new Ceremony<>(context -> transport.sign(request, context), wishes);
  }

  /** Returns the transport as it is over SSH, with this system's real look at the peers. */
  static BrowserTransport remote() {
    return new BrowserTransport(
        new Surroundings("Linux", Map.of("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")),
        PeerAccounts.on(System.getProperty("os.name")),
        Invitation.UNTIL_TOLD);
  }

  static RegistrationRequest registration(Duration timeout) {
    return new RegistrationRequest(
        bytes(1),
        "localhost",
        "localauth",
        bytes(2),
        "alice@example",
        List.of(-7, -8, -257),
        List.of(),
        bytes(3),
        timeout);
  }

  static AssertionRequest assertion(Duration timeout) {
    return assertion(timeout, bytes(4));
  }

  static AssertionRequest assertion(Duration timeout, byte[] credential) {
    return new AssertionRequest(
        bytes(5),
        "localhost",
        List.of(new Descriptor(credential, List.of("internal"))),
        bytes(3),
        timeout);
  }

  static byte[] bytes(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  static Parameters port(int port) {
    return Parameters.of(Map.of("port", Integer.toString(port)));
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where the page is, once the terminal says so. */
  Place place() {
    while (true) {
      String line = line();
      if (line.startsWith("http://")) {
        return new Place(line);
      }
    }
  }

  /** Returns the next line in the terminal. */
  String line() {
    try {
      String line = shown.poll(LIMIT, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("nothing more was shown after " + seen + "; " + result);
      }
      seen.add(line);
      return line;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns everything that the terminal has shown so far. */
  List<String> seen() {
    shown.drainTo(seen);
    return seen;
  }

  T result() {
    try {
      return result.get(LIMIT, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns why it has no result. */
  AuthenticatorException failure() {
    try {
      T got = result.get(LIMIT, TimeUnit.SECONDS);
      throw new AssertionError("has a result: " + got);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthenticatorException failure) {
        return failure;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private void run(Call<T> call, AuthenticationContext context) {
    try {
      result.complete(call.with(context));
    } catch (LocalAuthException | RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  /** Returns a context with a store of its own, for an agent with a name and a directory. */
  static FixedContext context() {
    MutableClock clock = MutableClock.at(Instant.EPOCH);
    FixedContext context =
        FixedContext.of(
            new InMemorySecretStore().scopedTo("passkey"),
            ScriptedPrompter.answering(),
            clock,
            new InMemoryReplayGuard());
    return new FixedContext(
        context.secrets(),
        context.prompter(),
        clock,
        context.parameters(),
        context.wishes(),
        new Purpose("claude", Optional.of("~/src/app")),
        context.person(),
        context.replayGuard(),
        context.throttle());
  }

  /** Shows lines and asks nothing. */
  private final class Terminal implements Prompter {
    @Override
    public Secret ask(Question question) {
      throw new AssertionError("asked " + question);
    }

    @Override
    public boolean confirm(String question) {
      throw new AssertionError("asked " + question);
    }

    @Override
    public void show(Notice notice) {
      shown.add(((Notice.Line) notice).text());
    }
  }

  /** What is called. */
  @FunctionalInterface
  interface Call<T> {
    T with(AuthenticationContext context) throws LocalAuthException;
  }
}
