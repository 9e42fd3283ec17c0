// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.SessionProcesses;
import dev.localauth.testsupport.TestUser;
import dev.localauth.testsupport.keyring.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium without a window, with a home and a profile of its own, that reaches nothing but this
 * machine. The name {@link #REBOUND} means this machine too, as a hostile name server would have
 * it. Closing it ends its processes and deletes what it kept.
 */
public final class Chromium implements AutoCloseable {
  /** A foreign name that leads to the loopback address. */
  public static final String REBOUND = "rebound.test";

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Duration TO_START = Duration.ofSeconds(60);
  private static final Duration TO_END = Duration.ofSeconds(5);

  private static final List<String> OPTIONS =
      List.of(
          "--headless=new",
          // As root it refuses to start with one, in many containers it cannot have one.
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-breakpad",
          "--no-first-run",
          "--no-proxy-server",
          "--password-store=basic",
          "--window-size=900,700",
          "--remote-debugging-port=0");

  private static final List<String> HERE = List.of("EXCLUDE localhost");

  private static final List<String> RESOLVER =
      List.of(
          "MAP " + REBOUND + " 127.0.0.1", "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1", "EXCLUDE [::1]");

  private final Path directory;
  private final Process process;
  private final DevTools devTools;

  private Chromium(Optional<TestUser> user, List<String> rules) {
    try {
      directory = Files.createTempDirectory("localauth-chromium-");
      process = launch(directory, user, rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      devTools = new DevTools(endpoint());
    } catch (AssertionError e) {
      end();
      throw e;
    }
  }

  /** Skips the test, with a word on why, if there is no Chromium; fails in CI. */
  public static Chromium start() {
    return start(Optional.empty(), HERE);
  }

  /** Does the same for another account, as root. */
  public static Chromium of(TestUser user) {
    return start(Optional.of(user), HERE);
  }

  /**
   * Starts one that is on another machine, as far as it knows: what it takes for the port {@code
   * far} of {@code localhost} is the port {@code near} of this one.
   */
  public static Chromium behindTunnel(int far, int near) {
    return start(Optional.empty(), List.of("MAP localhost:" + far + " 127.0.0.1:" + near));
  }

  private static Chromium start(Optional<TestUser> user, List<String> rules) {
    Programs.require(PROGRAM, "chromium");
    return new Chromium(user, rules);
  }

  /** Opens an empty tab. */
  public Page newPage() {
    JsonNode target = call("Target.createTarget", Map.of("url", "about:blank"));
    return attach(target.get("targetId").asText());
  }

  /**
   * Returns the tab that something else has opened at an address beginning with {@code address}.
   *
   * @throws AssertionError if none comes in time
   */
  public Page pageAt(String address) {
    return Patience.await(
        () -> "no tab at " + address + ": " + targets(),
        () ->
            targets().stream()
                .filter(each -> each.path("url").asText().startsWith(address))
                .map(each -> attach(each.get("targetId").asText()))
                .findFirst());
  }

  private List<JsonNode> targets() {
    JsonNode infos = call("Target.getTargets", Map.of()).path("targetInfos");
    return Stream.iterate(0, i -> i < infos.size(), i -> i + 1)
        .map(infos::get)
        .filter(each -> each.path("type").asText().equals("page"))
        .toList();
  }

  private Page attach(String target) {
    JsonNode session =
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true)).get("sessionId");
    return new Page(devTools, target, session.asText());
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return devTools.call("", method, parameters);
  }

  /** Returns where it keeps everything: home and profile. */
  public Path directory() {
    return directory;
  }

  /** Returns its first process, whose session all others are in. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    try {
      call("Browser.close", Map.of());
      process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS);
    } catch (AssertionError gone) {
      // it may have ended, or hang; both end below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      devTools.close();
      end();
    }
  }

  private void end() {
    SessionProcesses.end(process.toHandle());
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(Path directory, Optional<TestUser> user, List<String> rules)
      throws IOException {
    Path home = Files.createDirectory(directory.resolve("home"));
    ProcessBuilder builder = new ProcessBuilder(command(directory, user, rules));
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", "/usr/bin:/bin",
                "LC_ALL", "C.UTF-8",
                "HOME", home.toString(),
                "XDG_RUNTIME_DIR", home.toString(),
                "TMPDIR", home.toString()));
    builder.directory(home.toFile());
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
    user.ifPresent(owner -> give(directory, owner));
    return builder.start();
  }

  private static void give(Path directory, TestUser owner) {
    Processes.Run run =
        Processes.run(TO_END, "chown", "-R", owner.uid() + ":" + owner.gid(), directory.toString());
    if (run.exitCode() != 0) {
      throw new AssertionError(run.stderr());
    }
  }

  private static List<String> command(Path directory, Optional<TestUser> user, List<String> rules) {
    List<String> words = new ArrayList<>();
    // A session of its own, by which all of its processes are found again.
    words.add("/usr/bin/setsid");
    user.ifPresent(owner -> words.addAll(owner.prefix()));
    words.add(PROGRAM.toString());
    words.addAll(OPTIONS);
    List<String> resolver = new ArrayList<>(rules);
    resolver.addAll(RESOLVER);
    words.add("--host-resolver-rules=" + String.join(", ", resolver));
    words.add("--user-data-dir=" + directory.resolve("profile"));
    words.add("about:blank");
    return words;
  }

  /** Chromium writes the port, and on a second line the path, once it listens. */
  private URI endpoint() {
    Path file = directory.resolve("profile/DevToolsActivePort");
    return Patience.await(
        TO_START,
        () -> "Chromium does not listen: " + read(directory.resolve("log")),
        () -> {
          String[] lines = read(file).split("\n");
          return lines.length < 2
              ? Optional.empty()
              : Optional.of(URI.create("ws://127.0.0.1:" + lines[0] + lines[1]));
        });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
