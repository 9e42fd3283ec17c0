// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.oidc;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.SessionProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Keycloak on this machine, with one realm and a database of its own in a temporary
 * directory, all of which goes when it is closed.
 */
public final class Keycloak implements AutoCloseable {
  private static final Duration TO_START = Duration.ofMinutes(8);
  private static final Duration TO_COPY = Duration.ofMinutes(1);
  private static final String PASSWORD = "administrator of a test";

  private final Path directory;
  private final String realm;
  private final int port;
  private final Process process;

  private Keycloak(Path installed, String realm, String definition) {
    this.realm = realm;
    try {
      directory = Files.createTempDirectory("localauth-keycloak-");
      Processes.run(TO_COPY, "cp", "-r", installed + "/.", directory.toString());
      Path realms = Files.createDirectories(directory.resolve("data/import"));
      Files.writeString(realms.resolve(realm + ".json"), definition);
      port = freePort();
      process = launch();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    try {
      awaitRealm();
      warmUp();
    } catch (AssertionError failure) {
      close();
      throw failure;
    }
  }

  /**
   * Starts the one that {@code src/verify/keycloak.sh} has unpacked.
   *
   * @param realm the name of the realm
   * @param definition its definition, in Keycloak's JSON
   */
  public static Keycloak start(String realm, String definition) {
    String cache =
        System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
    Path installed = Path.of(cache, "localauth-verify/keycloak/home");
    if (!Files.isDirectory(installed)) {
      String reason = "needs Keycloak: run src/verify/keycloak.sh";
      System.err.println("SKIPPED: " + reason);
      Assumptions.abort(reason);
    }
    return new Keycloak(installed, realm, definition);
  }

  /** Returns the issuer that the realm is. */
  public String issuer() {
    return "http://localhost:" + port + "/realms/" + realm;
  }

  /** Returns where it listens. */
  public int port() {
    return port;
  }

  /** Returns its administrator. */
  public KeycloakAdministrator administrator() {
    return new KeycloakAdministrator("http://localhost:" + port, realm, PASSWORD);
  }

  private Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            // A session of its own, by which all of its processes are found again.
            "/usr/bin/setsid",
            directory.resolve("bin/kc.sh").toString(),
            "start",
            "--optimized",
            "--import-realm",
            "--hostname-strict=false",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--log-console-color=false");
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                "/usr/bin:/bin",
                "LC_ALL",
                "C.UTF-8",
                "HOME",
                directory.toString(),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                PASSWORD));
    builder.redirectErrorStream(true).redirectOutput(log().toFile());
    return builder.start();
  }

  private void awaitRealm() {
    long deadline = System.nanoTime() + TO_START.toNanos();
    while (!read(log()).contains("Listening on: ")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("Keycloak does not start: " + read(log()));
      }
      try {
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupted);
      }
    }
  }

  /** The first page takes many times as long as any other, and a browser would not wait. */
  private void warmUp() {
    String page =
        issuer()
            + "/protocol/openid-connect/auth?client_id=account&response_type=code&redirect_uri="
            + issuer()
            + "/account/";
    try {
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build()
          .send(
              HttpRequest.newBuilder(URI.create(page)).timeout(TO_START).build(),
              BodyHandlers.discarding());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private Path log() {
    return directory.resolve("log");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Stops it: nobody answers any more. */
  @Override
  public void close() {
    SessionProcesses.end(process.toHandle());
    Processes.run(TO_COPY, "rm", "-rf", directory.toString());
  }
}
