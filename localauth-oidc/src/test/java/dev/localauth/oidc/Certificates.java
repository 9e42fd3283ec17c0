// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.testsupport.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's key and its certificate, signed by itself.
 *
 * @param file the certificate in PEM
 * @param server what a server shows it with
 */
record Certificates(Path file, SSLContext server) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String PASSWORD = "of a test";

  /** Makes one for {@code name}. */
  static Certificates make(Path directory, String name) {
    Path store = directory.resolve(name + ".p12");
    Path file = directory.resolve(name + ".pem");
    keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-ext",
        "san=dns:" + name,
        "-ext",
        "bc:c",
        "-keystore",
        store.toString());
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "server",
        "-file",
        file.toString(),
        "-keystore",
        store.toString());
    try (InputStream content = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(content, PASSWORD.toCharArray());
      KeyManagerFactory manager =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      manager.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(manager.getKeyManagers(), null, null);
      return new Certificates(file, context);
    } catch (IOException | GeneralSecurityException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void keytool(String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    command[arguments.length + 1] = "-storepass";
    command[arguments.length + 2] = PASSWORD;
    Processes.Run run = Processes.run(LIMIT, command);
    if (run.exitCode() != 0) {
      throw new AssertionError(run.stdout() + run.stderr());
    }
  }
}
