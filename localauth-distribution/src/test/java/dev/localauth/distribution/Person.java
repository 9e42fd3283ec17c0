// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.PseudoTerminal;
import dev.localauth.testsupport.TerminalCommand;
import dev.localauth.testsupport.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Somebody with an account and a home of their own; one at a time. */
final class Person {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final AtomicBoolean CLEARED = new AtomicBoolean();

  private final TestUser user;
  private final Map<String, String> more;

  private Person(TestUser user, Map<String, String> more) {
    this.user = user;
    this.more = more;
  }

  /** Returns somebody who has never run localauth. */
  static Person withAnEmptyHome() {
    Person person = new Person(user(), Map.of());
    person.forgetSessions();
    if (CLEARED.compareAndSet(false, true)) {
      Runtime.getRuntime().addShutdownHook(new Thread(person::forgetSessions));
    }
    Machine.must("find", person.home().toString(), "-mindepth", "1", "-delete");
    return person;
  }

  /** Returns somebody else, who has never run localauth either. */
  static Person nextDoor() {
    user();
    Person person = new Person(TestUser.another().orElseThrow(), Map.of());
    person.forgetSessions();
    Runtime.getRuntime().addShutdownHook(new Thread(person::forgetSessions));
    Machine.must("find", person.home().toString(), "-mindepth", "1", "-delete");
    return person;
  }

  /** Stops the test, and says so, where no account can be made. */
  static TestUser user() {
    if (TestUser.available().isEmpty()) {
      System.err.println("SKIPPED: needs an account of its own: " + TestUser.unavailability());
      Assumptions.abort("needs an account of its own: " + TestUser.unavailability());
    }
    return TestUser.available().orElseThrow();
  }

  /** Returns the same person with more variables, or others. */
  Person with(Map<String, String> variables) {
    return new Person(user, variables);
  }

  TestUser account() {
    return user;
  }

  Path home() {
    return user.home();
  }

  Path settings() {
    return home().resolve(".config/localauth/settings.json");
  }

  Path state() {
    return home().resolve(".local/state/localauth");
  }

  Path marker() {
    return state().resolve("enrolled");
  }

  Path secrets() {
    return home().resolve(".local/share/localauth/secrets");
  }

  /** Returns the directory of session records. */
  Path records() {
    Path runtime = Path.of("/run/user", Integer.toString(user.uid()));
    return Files.isDirectory(runtime, LinkOption.NOFOLLOW_LINKS)
        ? runtime.resolve("localauth")
        : Path.of("/dev/shm", "localauth-" + user.uid());
  }

  /** Returns the record of attempts. */
  Path ledger() {
    try (Stream<Path> files = Files.list(state())) {
      return files
          .filter(file -> file.getFileName().toString().matches("ledger-[^.]+"))
          .findFirst()
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void forgetSessions() {
    Machine.must("rm", "-rf", records().toString());
  }

  /** Returns a shell on a new terminal. */
  Desk desk() {
    return new Desk(shell().start());
  }

  /** Returns a shell that is to be started on a terminal. */
  TerminalCommand shell() {
    return on("/bin/sh");
  }

  /** Returns a command that is to be started on a terminal. */
  TerminalCommand on(String... words) {
    return PseudoTerminal.command(words)
        .environment(environment())
        .directory(home())
        .size(40, 120)
        .as(user);
  }

  /** Returns a command of root's, with this person's environment, that will become theirs. */
  TerminalCommand onAsRoot(String... words) {
    return PseudoTerminal.command(words).environment(environment()).size(40, 120);
  }

  Map<String, String> environment() {
    Map<String, String> environment =
        new TreeMap<>(
            Map.of(
                "HOME", home().toString(),
                "PATH", Program.installed().home().resolve("bin") + ":/usr/local/bin:/usr/bin:/bin",
                "LC_ALL", "C.UTF-8",
                "TERM", "xterm",
                "PS1", "$ "));
    environment.putAll(more);
    return environment;
  }

  /** Writes a file of theirs. */
  void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Machine.must("chown", "-R", user.uid() + ":" + user.gid(), home().toString());
  }

  /** Waits until a process has written {@code file}, whole lines; returns what is in it. */
  String written(Path file) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        String content = Files.exists(file) ? Files.readString(file) : "";
        if (content.endsWith("\n")) {
          return content;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting for " + file, interrupted);
      }
    }
    throw new AssertionError("nobody wrote " + file);
  }

  /** Runs a command in a session of its own, without a terminal. */
  Processes.Run away(String... words) {
    return away(Map.of(), words);
  }

  /** Does the same with more variables. */
  Processes.Run away(Map<String, String> others, String... words) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.of(List.of("/usr/bin/setsid", "--wait"), user.prefix(), List.of(words))
                .flatMap(List::stream)
                .toList());
    builder.directory(home().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    builder.environment().putAll(others);
    return Processes.run(LIMIT, builder, "");
  }
}
