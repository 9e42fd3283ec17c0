// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that nobody trusts but who is told to.
 *
 * @param context who has it, and trusts it
 * @param trustStore a file in the form of the JDK's {@code cacerts}, with nothing else in it
 */
public record TlsIdentity(SSLContext context, Path trustStore) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Makes a new one for loopback and {@code names}, in {@code directory}. */
  public static TlsIdentity create(Path directory, String... names) {
    Path file = directory.resolve("identity.p12");
    String alternatives =
        Stream.concat(Stream.of("localhost"), Stream.of(names))
            .map(name -> ",dns:" + name)
            .collect(Collectors.joining());
    List<String> command =
        Stream.of(
                "-genkeypair -alias it -keyalg EC -groupname secp256r1 -dname CN=loopback"
                    .split(" "),
                ("-ext san=ip:127.0.0.1" + alternatives + " -validity 2 -storetype PKCS12")
                    .split(" "),
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
    return load(file, directory.resolve("cacerts"));
  }

  private static TlsIdentity load(Path file, Path trustStore) {
    try (InputStream input = Files.newInputStream(file);
        OutputStream output = Files.newOutputStream(trustStore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(input, PASSWORD);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      KeyStore trusted = KeyStore.getInstance("JKS");
      trusted.load(null, null);
      trusted.setCertificateEntry("it", store.getCertificate("it"));
      trusted.store(output, PASSWORD);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return new TlsIdentity(context, trustStore);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
