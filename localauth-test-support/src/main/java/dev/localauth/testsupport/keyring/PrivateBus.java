// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.TestUser;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A session bus of its own, with a home and runtime directory of its own, on which nothing is
 * started but what a test starts.
 */
public final class PrivateBus implements AutoCloseable {
  /** The name of whoever keeps secrets. */
  public static final String SECRETS = "org.freedesktop.secrets";

  /** The name of the bus itself. */
  public static final String NAME = "org.freedesktop.DBus";

  private static final String PATH = "/org/freedesktop/DBus";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String CONFIGURATION =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
        "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig><type>session</type><listen>unix:path=%s</listen><policy context="default">
      <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
      """;

  private final Optional<TestUser> user;
  private final Path directory;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Process> processes = new ArrayList<>();
  private Process daemon;

  private PrivateBus(Optional<TestUser> user) throws IOException, InterruptedException {
    this.user = user;
    Programs.require("dbus-daemon", "dbus");
    Programs.require("gdbus", "libglib2.0-bin");
    Programs.require("secret-tool", "libsecret-tools");
    directory = Files.createTempDirectory("localauth-bus-");
    for (String each : List.of("home", "run")) {
      Files.createDirectory(
          directory.resolve(each),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    environment.put("PATH", System.getenv("PATH"));
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", home().toString());
    environment.put("XDG_RUNTIME_DIR", directory.resolve("run").toString());
    // KeePassXC allows one instance per account and temporary directory.
    environment.put("TMPDIR", directory.resolve("run").toString());
    environment.put("DBUS_SESSION_BUS_ADDRESS", address());
    environment.put("QT_QPA_PLATFORM", "offscreen");
    Files.writeString(configuration(), CONFIGURATION.formatted(socket()));
    Files.createFile(log());
    give();
    daemon = startDaemon();
  }

  /** Skips the test if one of the programs is missing without which no bus can be used here. */
  public static PrivateBus start() throws IOException, InterruptedException {
    return new PrivateBus(Optional.empty());
  }

  /** Does the same for an account, which nobody else is on the bus of. */
  public static PrivateBus of(TestUser user) throws IOException, InterruptedException {
    return new PrivateBus(Optional.of(user));
  }

  /** Returns where it is reached. */
  public String address() {
    return "unix:path=" + socket();
  }

  /** Hands what the test has made to the account. */
  private void give() {
    user.ifPresent(
        owner -> must("chown", "-R", owner.uid() + ":" + owner.gid(), directory.toString()));
  }

  /** Writes a file below the home of this bus. */
  void write(String file, byte[] content) throws IOException {
    Path path = home().resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, content);
    give();
  }

  private static void must(String... command) {
    Processes.Run run = Processes.run(LIMIT, command);
    assertEquals(0, run.exitCode(), () -> String.join(" ", command) + ": " + run.stderr());
  }

  private Path log() {
    return directory.resolve("log");
  }

  private Path configuration() {
    return directory.resolve("bus.conf");
  }

  private Path socket() {
    return directory.resolve("socket");
  }

  public Path home() {
    return directory.resolve("home");
  }

  /** Returns the environment of what is started here. */
  public Map<String, String> environment() {
    return environment;
  }

  private Process startDaemon() throws IOException, InterruptedException {
    Process started =
        start("dbus-daemon", "--config-file=" + configuration(), "--nofork", "--nopidfile");
    await("the bus", () -> Files.exists(socket()));
    return started;
  }

  /** Ends the bus daemon, and all connections with it, and starts another at the same place. */
  public void restart() throws IOException, InterruptedException {
    end(daemon);
    Files.deleteIfExists(socket());
    daemon = startDaemon();
  }

  /** Stops the bus from answering, without ending it. */
  public void freeze() {
    signal(daemon, "STOP");
  }

  /** Lets it answer again. */
  public void thaw() {
    signal(daemon, "CONT");
  }

  static void signal(Process process, String signal) {
    must("sh", "-c", "kill -\"$1\" \"$0\"", Long.toString(process.pid()), signal);
  }

  /** Starts a program that ends with this bus at the latest. */
  public Process start(String... command) throws IOException {
    return feed("", command);
  }

  /** Starts a program that reads {@code input}. */
  public Process feed(String input, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    Process process = spawn(builder, input);
    processes.add(process);
    return process;
  }

  /** Runs a program to its end and returns what it says. */
  public String run(String input, String... command) throws IOException, InterruptedException {
    File output = File.createTempFile("output", "", directory.toFile());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = spawn(builder.redirectOutput(output), input);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      end(process);
      throw new IOException(command[0] + " did not end: " + Files.readString(output.toPath()));
    }
    return Files.readString(output.toPath());
  }

  private Process spawn(ProcessBuilder builder, String input) throws IOException {
    builder.directory(home().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    user.ifPresent(
        owner ->
            builder.command(
                Stream.concat(owner.prefix().stream(), builder.command().stream()).toList()));
    Process process = builder.start();
    process.getOutputStream().write(input.getBytes(UTF_8));
    process.getOutputStream().close();
    return process;
  }

  /** Calls a method as another program of the person would. */
  public String call(String name, String path, String method, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("gdbus", "call", "--session", "--timeout=10"));
    command.addAll(List.of("--dest=" + name, "--object-path=" + path, "--method=" + method));
    command.addAll(List.of(arguments));
    return run("", command.toArray(String[]::new));
  }

  /** Waits until {@code process} keeps the secrets of this bus. */
  public void awaitSecrets(Process process) throws IOException, InterruptedException {
    String expected = "(uint32 " + process.pid() + ",)";
    await(
        "the secret service",
        () -> call(NAME, PATH, NAME + ".GetConnectionUnixProcessID", SECRETS).contains(expected));
  }

  /** Says whether some program keeps the secrets of this bus. */
  public boolean hasSecrets() throws IOException, InterruptedException {
    return call(NAME, PATH, NAME + ".NameHasOwner", SECRETS).contains("true");
  }

  public void await(String what, Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException(what + " is not there: " + said());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Returns what the programs said so far. */
  public String said() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a program that was started here, whatever state it is in. */
  public void end(Process process) {
    Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .forEach(ProcessHandle::destroy);
    if (process.isAlive()) {
      Processes.run(LIMIT, "sh", "-c", "kill -CONT \"$0\"", Long.toString(process.pid()));
    }
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a program was ended", e);
    }
  }

  /** Returns the processes that live with this bus's home, by number and name. */
  public List<String> living() throws IOException {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(this::isOurs)
          .map(each -> each.pid() + " " + each.info().command())
          .toList();
    }
  }

  private boolean isOurs(ProcessHandle process) {
    try {
      Path environ = Path.of("/proc", String.valueOf(process.pid()), "environ");
      return new String(Files.readAllBytes(environ), UTF_8).contains("HOME=" + home());
    } catch (IOException gone) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    for (int i = processes.size() - 1; i >= 0; i--) {
      end(processes.get(i));
    }
    assertEquals(List.of(), living(), "left behind");
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @FunctionalInterface
  public interface Condition {
    /** Says whether it holds. */
    boolean holds() throws IOException, InterruptedException;
  }
}
