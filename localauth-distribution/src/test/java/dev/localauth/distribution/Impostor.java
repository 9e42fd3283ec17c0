// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.LoopbackServer;
import dev.localauth.testsupport.LoopbackServer.Received;
import dev.localauth.testsupport.LoopbackServer.Reply;
import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/**
 * A server on loopback that is taken for gateways of the Internet by the programs of one terminal:
 * in a mount namespace of its own, {@code /etc/hosts} leads there, and the JDK's trust store knows
 * its certificate. The program under test is the one that people use, as they use it.
 */
final class Impostor implements AutoCloseable {
  private static final String ADDRESS = "127.77.83.77";
  private static final String IN_ITS_PLACE =
      "mount --bind \"$1\" /etc/hosts; mount --bind \"$2\" \"$3\"; shift 3; exec \"$@\"";

  private final LoopbackServer server;
  private final Path hosts;
  private final Path trusted;

  private Impostor(LoopbackServer server, Path hosts, Path trusted) {
    this.server = server;
    this.hosts = hosts;
    this.trusted = trusted;
  }

  /** Starts one that answers for {@code names}; stops the test, and says so, where it cannot. */
  static Impostor of(Path directory, Function<Received, Reply> answers, String... names) {
    requireNamespaces();
    TlsIdentity identity = TlsIdentity.create(directory, names);
    Path hosts = directory.resolve("hosts");
    try {
      Files.writeString(hosts, "127.0.0.1 localhost\n" + ADDRESS + " " + String.join(" ", names));
      Machine.must("chmod", "-R", "go+rX", directory.toString());
      InetAddress address = InetAddress.getByName(ADDRESS);
      return new Impostor(
          LoopbackServer.start(identity, address, 443, answers), hosts, identity.trustStore());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns a shell for which the names lead here, and are believed. */
  Desk deskOf(Person person) {
    return deskOf(person, trusted);
  }

  /** Returns a shell for which the names lead here, but not the certificate to any trust. */
  Desk deskThatDoesNotTrust(Person person) {
    return deskOf(person, trustStore());
  }

  List<Received> received() {
    return server.received();
  }

  private Desk deskOf(Person person, Path store) {
    List<String> words =
        new ArrayList<>(
            List.of("/usr/bin/unshare", "--mount", "--", "/bin/sh", "-ec", IN_ITS_PLACE, "sh"));
    words.addAll(List.of(hosts.toString(), store.toString(), trustStore().toString()));
    words.addAll(person.account().prefix());
    words.add("/bin/sh");
    return new Desk(person.onAsRoot(words.toArray(String[]::new)).directory(person.home()).start());
  }

  private static Path trustStore() {
    try {
      Path java = Path.of(Program.installed().java()).toRealPath();
      return java.resolveSibling("../lib/security/cacerts").toRealPath();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void requireNamespaces() {
    Processes.Run run =
        Processes.run(Duration.ofSeconds(20), "/usr/bin/unshare", "--mount", "--", "true");
    if (run.exitCode() != 0) {
      System.err.println("SKIPPED: no mount namespace: " + run.stderr().strip());
      Assumptions.abort("no mount namespace: " + run.stderr().strip());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
