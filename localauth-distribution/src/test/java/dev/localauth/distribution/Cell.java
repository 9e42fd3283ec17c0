// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.AccountFiles;
import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A part of this machine with process numbers, mounts, and so a clock, a run of the system and an
 * {@code /etc} of its own: for attacks that would disturb everybody else.
 */
final class Cell implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  // A process of the cell that leads a session has to take the terminal from the one outside.
  private static final String LOG_IN =
      "cd \"$HOME\" && chown $0 \"$(tty)\" && exec setsid --ctty \"$@\"";

  private final Path place;
  private final Process outside;
  private final long inside;

  private Cell(Path place, Process outside, long inside) {
    this.place = place;
    this.outside = outside;
    this.inside = inside;
  }

  /** Makes one. */
  static Cell make() {
    Person.user();
    skipUnless("unshare", "--pid", "--fork", "--mount", "--mount-proc", "true");
    try {
      Path place = Files.createTempDirectory("localauth-it-cell-");
      AccountFiles.copy(place);
      Process outside =
          new ProcessBuilder(
                  "unshare",
                  "--pid",
                  "--fork",
                  "--kill-child",
                  "--mount",
                  "--mount-proc",
                  "sh",
                  "-c",
                  "mount --bind \"$0\" /etc && touch /etc/ready && exec sleep 10000",
                  place.resolve("etc").toString())
              .start();
      return new Cell(place, outside, inside(outside, place.resolve("etc/ready")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Stops the test, and says so, where the kernel or a container does not let this be done. */
  static void skipUnless(String... words) {
    Processes.Run run = Processes.run(LIMIT, words);
    if (run.exitCode() != 0) {
      String reason = "cannot run " + String.join(" ", words) + ": " + run.stderr().strip();
      System.err.println("SKIPPED: " + reason);
      Assumptions.abort(reason);
    }
  }

  private static long inside(Process outside, Path ready) throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!Files.exists(ready)) {
      if (System.nanoTime() > deadline || !outside.isAlive()) {
        outside.destroyForcibly();
        throw new AssertionError(new String(outside.getErrorStream().readNBytes(1000)));
      }
      pause();
    }
    return outside.children().findFirst().orElseThrow().pid();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** Returns a shell of {@code person} that leads a session here. */
  Desk desk(Person person) {
    TestUser user = person.account();
    List<String> words = new ArrayList<>(entering());
    words.addAll(List.of("sh", "-c", LOG_IN, Integer.toString(user.uid())));
    words.addAll(user.prefix());
    words.add("/bin/sh");
    return new Desk(person.onAsRoot(words.toArray(String[]::new)).start());
  }

  /** Returns the same, of the number {@code pid}, which nobody has any more. */
  Desk desk(Person person, long pid) {
    root("while [ -e /proc/" + pid + " ]; do sleep 0.05; done");
    root("echo " + (pid - 1) + " >/proc/sys/kernel/ns_last_pid");
    return desk(person);
  }

  /** Runs a script as root here; returns what it printed. */
  String root(String script) {
    List<String> words = new ArrayList<>(entering());
    words.addAll(List.of("sh", "-ec", script));
    return Machine.must(words.toArray(String[]::new));
  }

  /** Lets it be {@code time} since the system was started, until it is told again. */
  void sinceBoot(Duration time) {
    String text = String.format(Locale.ROOT, "%d.00 1.00\n", time.toSeconds());
    replace("/proc/uptime", "uptime", text);
  }

  /** Returns how long it is since the system was started. */
  Duration sinceBoot() {
    return Duration.ofSeconds(Long.parseLong(root("cat /proc/uptime").split("\\.")[0]));
  }

  /** Lets this be another run of the system. */
  void boot(String id) {
    replace("/proc/sys/kernel/random/boot_id", "boot_id", id + "\n");
  }

  /** Writes the administrator's file. */
  void policy(String content) {
    write(place.resolve("etc/localauth/policy.json"), content);
  }

  private void replace(String file, String name, String content) {
    boolean mounted = Files.exists(place.resolve(name));
    write(place.resolve(name), content);
    if (!mounted) {
      root("mount --bind " + place.resolve(name) + " " + file);
    }
  }

  private static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<String> entering() {
    return List.of("nsenter", "-t", Long.toString(inside), "-p", "-m", "--");
  }

  @Override
  public void close() {
    outside.destroyForcibly();
    outside.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    Machine.must("rm", "-rf", "--one-file-system", place.toString());
  }
}
