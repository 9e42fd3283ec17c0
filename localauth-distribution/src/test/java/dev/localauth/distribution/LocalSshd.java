// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real {@code sshd} on loopback, with its own key and configuration, for one person. */
final class LocalSshd implements AutoCloseable {
  private static final int TRIES = 5;

  private static final String CONFIGURATION =
      """
      ListenAddress 127.0.0.1
      Port %2$d
      HostKey %1$s/host
      AuthorizedKeysFile %1$s/key.pub
      AllowUsers %3$s
      AuthenticationMethods publickey
      StrictModes no
      UsePAM no
      PidFile none
      PrintMotd no
      PrintLastLog no
      """;

  // A /run with the directory that sshd wants and without the list of who is logged in, and none
  // of the machine's other records of logins: all that is gone with the daemon.
  private static final String ENTER =
      """
      mkdir -p "$0/run" && mount --rbind /run "$0/run" && mount -t tmpfs none /run &&
        mkdir -m 755 /run/sshd /run/user || exit
      [ ! -d "$0/run/user" ] || mount --rbind "$0/run/user" /run/user || exit
      for file in /var/log/wtmp /var/log/btmp /var/log/lastlog; do
        [ ! -e "$file" ] || mount --bind /dev/null "$file" || exit
      done
      exec "$@"
      """;

  private final Person person;
  private final Path place;
  private final int port;
  private final Process daemon;

  private LocalSshd(Person person, Path place, int port, Process daemon) {
    this.person = person;
    this.place = place;
    this.port = port;
    this.daemon = daemon;
  }

  static LocalSshd start(Person person, Path place) {
    try {
      Files.createDirectories(place);
      for (String key : new String[] {"host", "key"}) {
        Machine.must(
            "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", place.resolve(key).toString());
      }
      Machine.must("chown", person.account().name(), place.resolve("key").toString());
      return listening(person, place);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Another program may take the port between the choice and the start. */
  private static LocalSshd listening(Person person, Path place) throws IOException {
    Path log = place.resolve("log");
    for (int i = 0; i < TRIES; i++) {
      int port = freePort();
      Files.writeString(
          place.resolve("config"), CONFIGURATION.formatted(place, port, person.account().name()));
      Process daemon = daemon(place, log);
      if (listens(daemon, log)) {
        return new LocalSshd(person, place, port, daemon);
      }
    }
    throw new AssertionError("sshd does not start: " + Files.readString(log));
  }

  private static Process daemon(Path place, Path log) throws IOException {
    return new ProcessBuilder(
            "/usr/bin/unshare",
            "--mount",
            "/bin/sh",
            "-c",
            ENTER,
            place.toString(),
            "/usr/bin/timeout", // it would outlive a JVM that is killed
            "15m",
            "/usr/sbin/sshd",
            "-D",
            "-e",
            "-f",
            place.resolve("config").toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(Process daemon, Path log) throws IOException {
    long deadline = System.nanoTime() + Desk.LIMIT.toNanos();
    while (daemon.isAlive() && System.nanoTime() < deadline) {
      if (Files.readString(log).contains("Server listening on 127.0.0.1")) {
        return true;
      }
      Machine.must("sleep", "0.05");
    }
    daemon.destroy();
    return false;
  }

  /** Returns the command that logs the person in; options of its own may follow. */
  String command() {
    return "ssh -F none -p %d -i %s/key -o BatchMode=yes -o StrictHostKeyChecking=no"
            .formatted(port, place)
        + " -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR %s@127.0.0.1"
            .formatted(person.account().name());
  }

  /** Logs in, and stays at the prompt of the login shell. */
  Desk login() {
    Desk desk = new Desk(person.on("/bin/sh", "-c", "exec " + command() + " -tt").start());
    desk.expect("$ ");
    return desk;
  }

  @Override
  public void close() {
    daemon.descendants().forEach(ProcessHandle::destroy);
    daemon.destroy();
  }
}
