// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the account of this JVM, and removes it and those that killed JVMs have left. */
record TestAccount(Optional<TestUser> user, String reason) {
  private static final String PREFIX = "localauth-t";
  private static final Path PASSWD = Path.of("/etc/passwd");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  // passwd(5)
  private static final int NAME = 0;
  private static final int UID = 2;
  private static final int GID = 3;
  private static final int HOME = 5;

  /** {@code which} is for one account more than the first, and a letter. */
  static TestAccount make(String which) {
    try {
      if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
        return none("the tests do not run as root, so they cannot make an account");
      }
      // useradd fails while another one runs.
      return AccountFiles.inTurn(
          () -> {
            for (String[] entry : leftBehind()) {
              remove(entry[NAME], Path.of(entry[HOME]));
            }
            return new TestAccount(
                Optional.of(add(PREFIX + ProcessHandle.current().pid() + which)), "");
          });
    } catch (IOException | UnsupportedOperationException | AssertionError e) {
      return none("no account could be made: " + e);
    }
  }

  private static TestAccount none(String reason) {
    return new TestAccount(Optional.empty(), reason);
  }

  private static TestUser add(String name) throws IOException {
    Path home = Files.createTempDirectory(PREFIX);
    // No password opens it, but it is not locked, so that sshd lets it in.
    command(
        ("useradd --user-group --no-create-home --shell /bin/sh --password * -d "
                + home
                + " "
                + name)
            .split(" "));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(name, home)));
    String[] entry = entries().filter(e -> e[NAME].equals(name)).findFirst().orElseThrow();
    int uid = Integer.parseInt(entry[UID]);
    int gid = Integer.parseInt(entry[GID]);
    Files.setAttribute(home, "unix:gid", gid);
    Files.setAttribute(home, "unix:uid", uid);
    return new TestUser(name, uid, gid, home);
  }

  /** The accounts whose number is no longer that of a living process. */
  private static List<String[]> leftBehind() throws IOException {
    return entries()
        .filter(entry -> entry[NAME].matches(PREFIX + "[0-9]+[a-z]?"))
        .filter(entry -> !isAlive(Long.parseLong(entry[NAME].replaceAll("[^0-9]", ""))))
        .toList();
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static void leave(String name, Path home) {
    try {
      AccountFiles.inTurn(
          () -> {
            remove(name, home);
            return home;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(String name, Path home) {
    ProcessHandle.allProcesses()
        .filter(process -> process.info().user().equals(Optional.of(name)))
        .forEach(ProcessHandle::destroyForcibly);
    command("userdel", "--force", name);
    if (home.getFileName().toString().startsWith(PREFIX)) {
      command("rm", "-rf", "--one-file-system", "--", home.toString());
    }
  }

  private static Stream<String[]> entries() throws IOException {
    return Files.readAllLines(PASSWD).stream().map(line -> line.split(":", -1));
  }

  private static void command(String... words) {
    Processes.Run run = Processes.run(LIMIT, words);
    if (run.exitCode() != 0) {
      throw new AssertionError(String.join(" ", words) + ": " + run.stderr());
    }
  }
}
