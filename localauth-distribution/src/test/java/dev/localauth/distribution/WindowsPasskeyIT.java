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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program on Windows consoles, by Wine, with passkeys: webauthn.dll is the stand-in of the
 * passkey module, which Wine does not have one of its own to be confused with.
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
    buildStandIn(library);
    try (WindowsDesk desk = WindowsDesk.open(wine, home)) {
      desk.type("localauth setup --method passkey");
      desk.expect("answer the window of Windows");
      desk.expect("the gate is on: passkey, kept in windows-credential-manager");
      assertEquals(0, desk.exitCode());

      desk.type("localauth run -- fakeagent one two");
      desk.expect("answer the window of Windows");
      desk.expect("agent got one two");
      assertEquals(9, desk.exitCode());
      desk.type("localauth run -- fakeagent again");
      String second = desk.expect("agent got again");
      assertFalse(second.contains("answer the window"), second);
      assertEquals(9, desk.exitCode());

      whoClosesTheWindowStaysOutside(wine, home, system);
      withoutTheLibraryTheBrowserIsNamed(wine, home, library);
      buildStandIn(library);
      desk.type("localauth disable");
      desk.expect("answer the window of Windows");
      assertEquals(0, desk.exitCode());
    } finally {
      Files.deleteIfExists(library);
    }
    assertTheStandInWasContent(system);
  }

  private static void whoClosesTheWindowStaysOutside(Wine wine, Path home, Path system)
      throws IOException {
    Path settings = system.resolve("webauthn-standin/settings");
    Files.writeString(settings, "answer=0x80090036\n");
    try (WindowsDesk other = WindowsDesk.open(wine, home)) {
      other.type("localauth unlock");
      other.expect("the window of Windows was closed without an answer");
      assertEquals(77, other.exitCode());
    } finally {
      Files.delete(settings);
    }
  }

  private static void withoutTheLibraryTheBrowserIsNamed(Wine wine, Path home, Path library)
      throws IOException {
    Files.delete(library);
    try (WindowsDesk other = WindowsDesk.open(wine, home)) {
      other.type("localauth unlock --via windows");
      other.expect("this Windows has no passkeys");
      other.expect("use a browser: --via browser");
      assertEquals(69, other.exitCode());
    }
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
    assertEquals(
        List.of(), journal.stream().filter(line -> line.startsWith("wrong")).toList());
  }
}
