// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for loopback that only whoever uses this context trusts. */
public record TlsIdentity(SSLContext context) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Makes a new one, in {@code directory}. */
  public static TlsIdentity create(Path directory) {
    Path file = directory.resolve("identity.p12");
    List<String> command =
        Stream.of(
                "-genkeypair -alias it -keyalg EC -groupname secp256r1 -dname CN=loopback"
                    .split(" "),
                "-ext san=ip:127.0.0.1,dns:localhost -validity 2 -storetype PKCS12".split(" "),
                ("-storepass changeit -keystore " + file).split(" "))
            .flatMap(Stream::of)
            .toList();
    ProcessBuilder keytool =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()),
                    command.stream())
                .toList());
    Processes.Run run = Processes.run(Duration.ofSeconds(60), keytool, "");
    if (run.exitCode() != 0) {
      throw new AssertionError(run.stdout() + run.stderr());
    }
    return load(file);
  }

  private static TlsIdentity load(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(input, PASSWORD);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("it", store.getCertificate("it"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return new TlsIdentity(context);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
