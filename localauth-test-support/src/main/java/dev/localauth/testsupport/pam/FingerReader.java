// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.pam;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.keyring.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The real fprintd on the system bus of a cell, with libfprint's virtual device, and polkit's
 * stand-in, which allows everything.
 */
public final class FingerReader implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int STAGES = 5;
  private static final String BUS =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
        "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
      <policy context="default"><allow user="*"/><allow send_destination="*" eavesdrop="true"/>
      <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
      """;
  private static final String ALLOWED =
      "['net.reactivated.fprint.device.setusername', 'net.reactivated.fprint.device.verify',"
          + " 'net.reactivated.fprint.device.enroll']";

  private final PamCell cell;
  private final List<Process> processes = new ArrayList<>();
  private @Nullable Process daemon;

  private FingerReader(PamCell cell) {
    this.cell = cell;
  }

  /** Starts it in {@code cell}, or skips the test and says why. */
  public static FingerReader in(PamCell cell) {
    Programs.require(Path.of("/usr/libexec/fprintd"), "fprintd");
    Programs.require("dbus-daemon", "dbus");
    Programs.require("gdbus", "libglib2.0-bin");
    Programs.require(
        Path.of("/usr/lib/python3/dist-packages/dbusmock/__init__.py"), "python3-dbusmock");
    FingerReader reader = new FingerReader(cell);
    try {
      reader.start();
      return reader;
    } catch (IOException | RuntimeException | Error failure) {
      reader.close();
      throw new AssertionError(failure);
    }
  }

  private void start() throws IOException {
    Path configuration = cell.place().resolve("bus.conf");
    Files.writeString(configuration, BUS.formatted("/run/dbus/system_bus_socket"));
    run("dbus-daemon", "--config-file=" + configuration, "--nofork", "--nopidfile");
    await(cell.place().resolve("dbus/system_bus_socket"));
    run("/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "polkitd");
    awaitName("org.freedesktop.PolicyKit1");
    inside(
        "gdbus call --system --dest org.freedesktop.PolicyKit1"
            + " --object-path /org/freedesktop/PolicyKit1/Authority"
            + " --method org.freedesktop.DBus.Mock.SetAllowed \"$0\" >/dev/null",
        ALLOWED);
    Files.createDirectories(cell.place().resolve("fprint"));
    daemon = startDaemon();
  }

  private Process startDaemon() {
    Process started =
        run(
            "env",
            "STATE_DIRECTORY=" + cell.place().resolve("fprint"),
            "FP_VIRTUAL_DEVICE=" + device(),
            "/usr/libexec/fprintd",
            "-t");
    awaitName("net.reactivated.Fprint");
    return started;
  }

  /** Has an account learn {@code finger}, whatever it is called. */
  public void enroll(PamCell.Account account, String finger) {
    CompletableFuture<Processes.Run> enrolling =
        CompletableFuture.supplyAsync(
            () -> {
              List<String> words = new ArrayList<>(account.entering());
              words.addAll(List.of("fprintd-enroll", account.name()));
              return Processes.run(LIMIT, new ProcessBuilder(words), "");
            });
    for (int i = 0; i < STAGES; i++) {
      touch(finger);
    }
    Processes.Run run = enrolling.join();
    if (!run.stdout().contains("enroll-completed")) {
      throw new AssertionError(run.stdout() + run.stderr());
    }
  }

  /** Lays a finger on the reader, as soon as it waits for one. */
  public void touch(String finger) {
    say("SCAN " + finger);
  }

  /** Pulls the reader out while it is used. */
  public void unplug() {
    say("UNPLUG");
  }

  /** Puts it back. */
  public void plugIn() {
    Process old = Objects.requireNonNull(daemon);
    old.destroyForcibly();
    old.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    daemon = startDaemon();
  }

  private void say(String command) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      // It listens only while somebody uses it, and takes one command at a time.
      try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        channel.connect(UnixDomainSocketAddress.of(device()));
        channel.write(ByteBuffer.wrap(command.getBytes(UTF_8)));
        channel.shutdownOutput();
        channel.read(ByteBuffer.allocate(1));
        return;
      } catch (IOException notYet) {
        PamCell.pause();
      }
    }
    throw new AssertionError("nobody uses the reader");
  }

  private Path device() {
    return cell.place().resolve("reader");
  }

  private Process run(String... words) {
    List<String> command = new ArrayList<>(cell.entering());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("DBUS_SYSTEM_BUS_ADDRESS");
    builder.redirectOutput(cell.place().resolve(processes.size() + ".log").toFile());
    try {
      Process process = builder.start();
      processes.add(process);
      return process;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void awaitName(String name) {
    inside("gdbus wait --system --timeout 20 \"$0\"", name);
  }

  private void inside(String script, String argument) {
    List<String> command = new ArrayList<>(cell.entering());
    command.addAll(List.of("sh", "-ec", script, argument));
    PamCell.must(command.toArray(String[]::new));
  }

  private static void await(Path file) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!Files.exists(file)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(file + " does not come");
      }
      PamCell.pause();
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.destroyForcibly();
    }
  }
}
