// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.testkit.ScriptedPrompter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Libfido2Test {
  @Test
  void itIsLookedForInTheSystemsDirectoriesOnly() {
    assertEquals(
        List.of(
            "/usr/lib/x86_64-linux-gnu/libfido2.so.1",
            "/usr/lib64/libfido2.so.1",
            "/usr/lib/libfido2.so.1"),
        Libfido2.onLinux("x86-64"));
    for (String architecture : List.of("aarch64", "riscv64", "ppc64le", "s390x")) {
      assertTrue(Libfido2.onLinux(architecture).stream().allMatch(p -> p.startsWith("/usr/lib")));
    }
    assertTrue(Libfido2.places().stream().allMatch(place -> Path.of(place).isAbsolute()));
  }

  @Test
  void noPropertyPutsAnotherFileInItsPlace(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("libfido2.so.1"), "not a library");
    for (String property : List.of("jna.library.path", "jna.platform.library.path")) {
      System.setProperty(property, directory.toString());
    }
    try {
      Path real = KeyDesk.library();
      assertTrue(Libfido2.load(real).fido_strerr(0).contains("SUCCESS"));
      assertTrue(Libfido2.load(real).toString().contains(real.toString()));
    } finally {
      System.clearProperty("jna.library.path");
      System.clearProperty("jna.platform.library.path");
    }
  }

  @Test
  void aFileThatIsNoLibraryIsALinkageError(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("libfido2.so.1"), "not a library");
    assertThrows(UnsatisfiedLinkError.class, () -> Libfido2.load(file));
  }

  @Test
  void withoutItTheKeyIsUnavailableAndTellsWhatToInstall() {
    KeyTransport transport =
        new KeyTransport(
            () -> {
              throw new UnsatisfiedLinkError("no libfido2");
            });
    Availability availability = transport.availability();
    assertFalse(availability.usable());
    assertTrue(availability.detail().startsWith("libfido2 "), availability.detail());
    assertTrue(availability.hint().orElseThrow().contains("libfido2"));
    assertEquals(
        Reason.UNAVAILABLE,
        assertThrows(
                AuthenticatorException.class,
                () -> transport.sign(request(), KeyDesk.context(ScriptedPrompter.answering())))
            .reason());
  }

  private static AssertionRequest request() {
    return new AssertionRequest(
        new byte[32], "localhost", List.of(), new byte[32], Duration.ofSeconds(5));
  }
}
