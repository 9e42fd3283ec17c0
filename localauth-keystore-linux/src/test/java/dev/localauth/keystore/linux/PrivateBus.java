// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A session bus of its own, with a home and runtime directory of its own, on which nothing is
 * started but what a test starts. This process's libraries find it as their session bus.
 */
final class PrivateBus implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
        "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig><type>session</type><listen>unix:path=%s</listen><policy context="default">
      <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
      """;

  private final Path directory;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Process> processes = new ArrayList<>();
  private Process daemon;

  /** Skips the test if one of the programs is missing without which no bus can be used here. */
  PrivateBus() throws IOException, InterruptedException {
    Programs.require("dbus-daemon", "dbus");
    Programs.require("gdbus", "libglib2.0-bin");
    Programs.require("secret-tool", "libsecret-tools");
    directory = Files.createTempDirectory("localauth-bus-");
    for (String each : List.of("home", "run")) {
      Files.createDirectory(
          directory.resolve(each),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    String address = "unix:path=" + socket();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", home().toString());
    environment.put("XDG_RUNTIME_DIR", directory.resolve("run").toString());
    // KeePassXC allows one instance per account and temporary directory.
    environment.put("TMPDIR", directory.resolve("run").toString());
    environment.put("DBUS_SESSION_BUS_ADDRESS", address);
    environment.put("QT_QPA_PLATFORM", "offscreen");
    Files.writeString(configuration(), CONFIGURATION.formatted(socket()));
    daemon = startDaemon();
    Libc.INSTANCE.setenv("DBUS_SESSION_BUS_ADDRESS", address, 1);
  }

  private Path configuration() {
    return directory.resolve("bus.conf");
  }

  private Path socket() {
    return directory.resolve("socket");
  }

  Path home() {
    return directory.resolve("home");
  }

  Map<String, String> environment() {
    return environment;
  }

  private Process startDaemon() throws IOException, InterruptedException {
    Process started =
        start("dbus-daemon", "--config-file=" + configuration(), "--nofork", "--nopidfile");
    await("the bus", () -> Files.exists(socket()));
    return started;
  }

  /** Ends the bus daemon, and all connections with it, and starts another at the same place. */
  void restart() throws IOException, InterruptedException {
    end(daemon);
    Files.deleteIfExists(socket());
    daemon = startDaemon();
  }

  Process daemon() {
    return daemon;
  }

  /** Starts a program that ends with this bus at the latest. */
  Process start(String... command) throws IOException {
    return feed("", command);
  }

  /** Starts a program that reads {@code input}. */
  Process feed(String input, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()));
    Process process = spawn(builder, input);
    processes.add(process);
    return process;
  }

  /** Runs a program to its end and returns what it says. */
  String run(String input, String... command) throws IOException, InterruptedException {
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
    Process process = builder.start();
    process.getOutputStream().write(input.getBytes(UTF_8));
    process.getOutputStream().close();
    return process;
  }

  /** Calls a method as another program of the person would. */
  String call(String name, String path, String method, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("gdbus", "call", "--session", "--timeout=10"));
    command.addAll(List.of("--dest=" + name, "--object-path=" + path, "--method=" + method));
    command.addAll(List.of(arguments));
    return run("", command.toArray(String[]::new));
  }

  /** Waits until {@code process} keeps the secrets of this bus. */
  void awaitSecrets(Process process) throws IOException, InterruptedException {
    String expected = "(uint32 " + process.pid() + ",)";
    await(
        "the secret service",
        () ->
            call(Bus.NAME, Bus.PATH, Bus.NAME + ".GetConnectionUnixProcessID", Link.SECRETS)
                .contains(expected));
  }

  /** Says whether some program keeps the secrets of this bus. */
  boolean hasSecrets() throws IOException, InterruptedException {
    return call(Bus.NAME, Bus.PATH, Bus.NAME + ".NameHasOwner", Link.SECRETS).contains("true");
  }

  void await(String what, Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException(what + " is not there: " + log());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Returns what the programs said so far. */
  String log() {
    try {
      Path log = directory.resolve("log");
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a program that was started here, whatever state it is in. */
  void end(Process process) {
    Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .forEach(
            each -> {
              Libc.INSTANCE.kill((int) each.pid(), Libc.SIGCONT);
              each.destroy();
            });
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a program was ended", e);
    }
  }

  /** Returns the processes that live with this bus's home, by number and name. */
  List<String> living() throws IOException {
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
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }
}
