// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.testsupport.oidc.LoopbackIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to an issuer with TLS: whom it trusts, and through what it goes. */
class RouteTest {
  @TempDir private Path directory;

  @Test
  void aPrivateAuthorityIsTrustedWhereItIsEnrolledAndNowhereElse() throws Exception {
    Certificates own = Certificates.make(directory, "localhost");
    try (Office office = new Office(LoopbackIssuer.start(own.server()))) {
      var thrown =
          office.assertCannotEnroll(
              Reason.UNAVAILABLE, "the certificate of localhost is not trusted");
      assertTrue(thrown.hint().orElseThrow().contains("--set oidc.ca=FILE"));
      office.enroll("ca", own.file().toString());
      assertEquals(own.file().toString(), office.enrolled.get("ca").orElseThrow());
      assertTrue(office.accepts());

      Certificates other = Certificates.make(directory, "other");
      Files.copy(other.file(), own.file(), StandardCopyOption.REPLACE_EXISTING);
      office.assertFails(Reason.FAILED, own.file() + " is not the file that was enrolled");
      Files.delete(own.file());
      office.assertFails(Reason.UNAVAILABLE, "cannot read " + own.file());
    }
  }

  @Test
  void aCertificateForAnotherNameIsNotTrusted() throws Exception {
    Certificates other = Certificates.make(directory, "other");
    try (Office office = new Office(LoopbackIssuer.start(other.server()))) {
      office.assertCannotEnroll(
          Reason.UNAVAILABLE,
          "the certificate of localhost is not trusted",
          "ca",
          other.file().toString());
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws Exception {
    Path file = Files.writeString(directory.resolve("none.pem"), "nothing");
    try (Office office = new Office()) {
      office.assertCannotEnroll(
          Reason.FAILED, file + " holds no certificates", "ca", file.toString());
    }
  }

  @Test
  void aServerWithoutTlsIsNotTalkedToWhereTlsIsMeant() throws Exception {
    try (Office office = new Office()) {
      String address = office.issuer.issuer().replace("http:", "https:");
      office.time = new SkippedTime(office.clock, Duration.ofMillis(500));
      var thrown =
          assertThrows(AuthenticatorException.class, () -> office.enroll("issuer", address));
      assertEquals(Reason.UNAVAILABLE, thrown.reason());
      assertEquals(List.of(), office.issuer.received());
    }
  }

  @Test
  void theProxyIsUsedForTls() throws Exception {
    Certificates own = Certificates.make(directory, "localhost");
    try (Tunnels proxy = new Tunnels(false);
        Office office = new Office(LoopbackIssuer.start(own.server()))) {
      office.enroll("ca", own.file().toString(), "proxy", proxy.address());
      assertTrue(office.accepts());
      assertTrue(proxy.wanted().size() >= 2, "it was passed by");
      for (String request : proxy.wanted()) {
        assertTrue(request.startsWith("CONNECT localhost:"), request);
      }
    }
  }

  @Test
  void aProxyThatRefusesMakesTheIssuerUnavailable() throws Exception {
    Certificates own = Certificates.make(directory, "localhost");
    try (Tunnels proxy = new Tunnels(true);
        Office office = new Office(LoopbackIssuer.start(own.server()))) {
      var thrown =
          assertThrows(
              AuthenticatorException.class,
              () -> office.enroll("ca", own.file().toString(), "proxy", proxy.address()));
      assertEquals(Reason.UNAVAILABLE, thrown.reason());
      assertEquals("check the network, and the proxy if there is one", thrown.hint().orElseThrow());
    }
  }

  @Test
  void whatIsOnThisMachineDoesNotGoThroughTheProxy() throws Exception {
    try (Tunnels proxy = new Tunnels(true);
        Office office = new Office()) {
      office.enroll("proxy", proxy.address());
      assertEquals(List.of(), proxy.wanted());
    }
  }
}
