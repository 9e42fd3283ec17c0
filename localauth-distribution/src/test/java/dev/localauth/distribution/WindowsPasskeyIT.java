// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Wine;
import dev.localauth.testsupport.keyring.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program on Windows consoles, by Wine, with passkeys. Wine has no webauthn.dll, so the
 * passkey module's stand-in lies in the system directory of the Wine that is this test's own.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class WindowsPasskeyIT {
  private static final Path COMPILER = Path.of("/usr/bin/x86_64-w64-mingw32-gcc");
  private static final String AGENT =
      String.join("\r\n", "@echo off", "echo agent got %*", "exit /b 9", "");

  @TempDir private Path directory;

  @Test
  void aPasskeyOpensTheGateThroughTheSystemsOwnLibrary() throws Exception {
    Wine wine = Wine.required();
    Path system = wine.prefix().resolve("drive_c/windows/system32");
    Path library = system.resolve("webauthn.dll");
    assertFalse(Files.exists(library), "Wine has got one of its own");
    Path home = Files.createDirectory(directory.resolve("localauth"));
    WindowsProgram.installed(wine, home);
    Files.writeString(home.resolve("bin/fakeagent.cmd"), AGENT);
    Path standIn = directory.resolve("webauthn.dll");
    buildStandIn(standIn);
    Files.copy(standIn, library);
    forgetOtherSettings(wine);
    try (WindowsDesk desk = WindowsDesk.open(wine, home)) {
      desk.type("localauth setup --method passkey");
      desk.expect("answer the window of Windows");
      desk.expect("the gate is on: passkey, kept in windows-credential-manager");
      assertEquals(0, desk.exitCode());

      desk.type("localauth run -- fakeagent one two");
      desk.expect("answer the window of Windows");
      desk.expect("agent got one two");
      assertEquals(9, desk.exitCode());
      try (WindowsDesk other = WindowsDesk.open(wine, home)) {
        whoClosesTheWindowStaysOutside(other, system);
        withoutTheLibraryTheBrowserIsNamed(other, library);
      }
      Files.copy(standIn, library);
      desk.type("localauth disable");
      desk.expect("answer the window of Windows");
      assertEquals(0, desk.exitCode());
    } finally {
      Files.deleteIfExists(library);
    }
    assertTheStandInWasContent(system);
  }

  /** Another test of this run may have chosen some in the same prefix. */
  private static void forgetOtherSettings(Wine wine) throws IOException {
    try (Stream<Path> files = Files.walk(wine.prefix().resolve("drive_c/users"))) {
      for (Path settings :
          files.filter(file -> file.endsWith("localauth/settings.json")).toList()) {
        Files.delete(settings);
      }
    }
  }

  private static void whoClosesTheWindowStaysOutside(WindowsDesk other, Path system)
      throws IOException {
    Path settings = system.resolve("webauthn-standin/settings");
    Files.writeString(settings, "answer=0x80090036\n");
    other.type("localauth unlock");
    other.expect("the window of Windows was closed without an answer");
    assertEquals(77, other.exitCode());
    Files.delete(settings);
  }

  private static void withoutTheLibraryTheBrowserIsNamed(WindowsDesk other, Path library)
      throws IOException {
    Files.delete(library);
    other.type("localauth unlock --via windows");
    other.expect("this Windows has no passkeys");
    other.expect("use a browser: --via browser");
    assertEquals(69, other.exitCode());
  }

  private static void buildStandIn(Path library) {
    Programs.require(COMPILER, "gcc-mingw-w64-x86-64");
    Machine.must(
        COMPILER.toString(),
        "-std=c11",
        "-O1",
        "-shared",
        "-o",
        library.toString(),
        Path.of("../localauth-passkey/src/test/c/webauthn_standin.c").toAbsolutePath().toString(),
        "-lbcrypt",
        "-luser32");
  }

  private static void assertTheStandInWasContent(Path system) throws IOException {
    List<String> journal = Files.readAllLines(system.resolve("webauthn-standin/journal"));
    assertTrue(journal.contains("make 8"), journal::toString);
    assertEquals(List.of(), journal.stream().filter(line -> line.startsWith("wrong")).toList());
  }
}
