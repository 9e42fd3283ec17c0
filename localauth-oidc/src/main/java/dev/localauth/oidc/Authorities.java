// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates of a private authority, in a file of the person's. The file stays where it is; its
 * digest is enrolled, so that others put there later are not trusted.
 *
 * @param file an absolute path, PEM or DER
 * @param digest SHA-256 of the whole file, in hexadecimal
 */
record Authorities(Path file, String digest) {
  private static final int LARGEST = 256 * 1024;
  private static final String HINT = "put the earlier one back, or add the method anew";

  /** Takes the file as it is now if no digest is known yet. */
  static Authorities of(String file, Optional<String> digest) throws AuthenticatorException {
    Path path = absolute(file);
    Authorities found = new Authorities(path, digest.isEmpty() ? sha256(read(path)) : digest.get());
    found.context();
    return found;
  }

  /** Returns a TLS context that trusts these and nothing else. */
  SSLContext context() throws AuthenticatorException {
    byte[] content = read(file);
    if (!sha256(content).equals(digest)) {
      throw new AuthenticatorException(
          Reason.FAILED, "%s is not the file that was enrolled".formatted(file), HINT);
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust(content).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException unusable) {
      throw new AuthenticatorException(
          Reason.FAILED, "%s holds no certificates".formatted(file), HINT, unusable);
    }
  }

  private static TrustManagerFactory trust(byte[] content)
      throws GeneralSecurityException, IOException {
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(content));
    if (certificates.isEmpty()) {
      throw new CertificateException("there is none");
    }
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    for (Certificate each : certificates) {
      trusted.setCertificateEntry("ca-" + trusted.size(), each);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust;
  }

  private static Path absolute(String file) throws AuthenticatorException {
    try {
      return Path.of(file).toAbsolutePath().normalize();
    } catch (InvalidPathException malformed) {
      throw new AuthenticatorException(Reason.FAILED, "oidc.ca is not the name of a file");
    }
  }

  private static byte[] read(Path file) throws AuthenticatorException {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] read = content.readNBytes(LARGEST + 1);
      if (read.length > LARGEST) {
        throw new IOException("larger than " + LARGEST + " bytes");
      }
      return read;
    } catch (IOException failure) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE, "cannot read %s".formatted(file), HINT, failure);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
