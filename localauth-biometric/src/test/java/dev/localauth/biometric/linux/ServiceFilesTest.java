// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceFilesTest {
  @TempDir private Path directory;
  private ServiceFiles files;

  @BeforeEach
  void makeDirectory() throws Exception {
    permit(directory, "rwxr-xr-x");
    files = new ServiceFiles(List.of(directory.resolve("absent"), directory));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../login",
        "/etc/pam.d/login",
        "a/b",
        "Login",
        "-x",
        "a b",
        "a\n",
        "\u00e4"
      })
  void aNameThatIsNoneIsRefused(String name) {
    AuthenticatorException refused =
        assertThrows(AuthenticatorException.class, () -> files.require(name));
    assertEquals("a PAM service cannot have that name", refused.getMessage());
  }

  @Test
  void whatIsNotInstalledIsRefusedWithAHint() throws Exception {
    Files.createDirectory(directory.resolve("folder"));
    for (String name : List.of("nosuch", "folder")) {
      AuthenticatorException refused =
          assertThrows(AuthenticatorException.class, () -> files.require(name));
      assertEquals(Reason.UNAVAILABLE, refused.reason());
      assertTrue(refused.hint().orElse("").contains("/etc/pam.d"));
    }
  }

  @Test
  void onlyRootMayBeAbleToChangeTheFile() throws Exception {
    Path file = Files.writeString(directory.resolve("mine"), "auth required pam_deny.so\n");
    permit(file, "rw-r--r--");
    if (!Files.getAttribute(file, "unix:uid").equals(0)) {
      assertThrows(AuthenticatorException.class, () -> files.require("mine"));
      Assumptions.abort("not root: a file of root's cannot be made");
    }
    assertDoesNotThrow(() -> files.require("mine"));
    for (String permissions : List.of("rw-rw-r--", "rw-r--rw-")) {
      permit(file, permissions);
      assertThrows(AuthenticatorException.class, () -> files.require("mine"), permissions);
    }
    permit(file, "rw-r--r--");
    permit(directory, "rwxrwxrwx");
    assertThrows(AuthenticatorException.class, () -> files.require("mine"));
    permit(directory, "rwxr-xr-x");
    Files.setAttribute(file, "unix:uid", 12345);
    assertThrows(AuthenticatorException.class, () -> files.require("mine"));
  }

  @Test
  void aLinkIsAsGoodAsWhatItLeadsTo() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path file = Files.writeString(elsewhere.resolve("target"), "auth required pam_deny.so\n");
    permit(file, "rw-rw-rw-");
    Files.createSymbolicLink(directory.resolve("link"), file);
    assertThrows(AuthenticatorException.class, () -> files.require("link"));
  }

  @Test
  void enrollingPinsTheServiceAndKnowsNoOtherWish() throws Exception {
    PamPlatform platform = platform();
    assertThrows(
        AuthenticatorException.class,
        () -> platform.enroll(Parameters.of(Map.of("library", "/tmp/libpam.so"))));
    AuthenticatorException missing =
        assertThrows(AuthenticatorException.class, () -> platform.enroll(Parameters.none()));
    assertEquals("the PAM service localauth is not installed", missing.getMessage());
  }

  @Test
  void thatTheServiceIsNotInstalledIsSaidBeforehand() {
    Availability availability = platform().availability();
    assertTrue(availability.detail().contains("localauth is not installed"));
    assertTrue(availability.hint().isPresent());
  }

  private PamPlatform platform() {
    return new PamPlatform(
        files,
        new PamCommand(List.of("false"), Optional.empty()),
        new Fingers(List.of("false")),
        Duration.ofSeconds(5));
  }

  private static void permit(Path path, String permissions) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
