// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Parameters;
import dev.localauth.biometric.platform.Asked;
import dev.localauth.testsupport.NativeBuild;
import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.Wine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** {@link ConsentDoubleTrial} on a Windows JVM, and the Windows that has no such class. */
@DisabledOnOs(OS.WINDOWS)
class WindowsHelloUnderWineIT {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final String CLASS =
      "HKLM\\Software\\Microsoft\\WindowsRuntime\\ActivatableClassId\\"
          + "Windows.Security.Credentials.UI.UserConsentVerifier";
  private static final int INNER_TESTS = 15;

  /** What runs where the class is missing, as it is in Wine. */
  static final class Child {
    public static void main(String[] arguments) {
      WindowsHello hello = new WindowsHello();
      System.out.println(hello.availability());
      System.out.println(Asked.once(hello, Parameters.none()).outcome());
    }

    private Child() {}
  }

  @Test
  void theDialogIsAskedAndItsAbsenceIsTold(@TempDir Path directory) throws Exception {
    Path library = NativeBuild.windowsLibrary(Path.of("src/test/c/consent_double.c"));
    Wine wine = Wine.required();
    List<Path> classPath =
        wine.lowered(
            Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.contains("junit"))
                .map(Path::of)
                .toList());
    theClassIsMissing(wine, classPath);
    register(wine, library);
    theDoubleIsAsked(wine, classPath, library, directory);
  }

  private static void theClassIsMissing(Wine wine, List<Path> classPath) {
    Processes.Run run = wine.run(LIMIT, wine.javaCommand(classPath, Child.class.getName()));
    assertTrue(run.stdout().contains("REGDB_E_CLASSNOTREG, 0x80040154"), run::toString);
    assertTrue(run.stdout().contains("use passkey with Windows Hello"), run::toString);
    assertTrue(run.stdout().contains("UNAVAILABLE"), run::toString);
  }

  private static void register(Wine wine, Path library) {
    String[][] values = {
      {"DllPath", "REG_SZ", Wine.windowsPath(library)}, {"ActivationType", "REG_DWORD", "0"}
    };
    for (String[] value : values) {
      Processes.Run run =
          wine.run(
              LIMIT,
              List.of(
                  "/usr/bin/wine",
                  "reg",
                  "add",
                  CLASS,
                  "/v",
                  value[0],
                  "/t",
                  value[1],
                  "/d",
                  value[2],
                  "/f"));
      assertEquals(0, run.exitCode(), run::toString);
    }
  }

  private static void theDoubleIsAsked(
      Wine wine, List<Path> classPath, Path library, Path directory) throws Exception {
    List<Path> withJunit = new ArrayList<>(classPath);
    withJunit.add(wine.junitConsole());
    Processes.Run run =
        wine.run(
            LIMIT,
            wine.javaCommand(
                withJunit,
                "-D" + ConsentDoubleTrial.DOUBLE + "=" + Wine.windowsPath(library),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=none",
                "--select-class=" + ConsentDoubleTrial.class.getName(),
                "--reports-dir=" + Wine.windowsPath(directory)));
    assertEquals(0, run.exitCode(), run::toString);
    Path report = directory.resolve("TEST-junit-jupiter.xml");
    keep(report);
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getDocumentElement();
    assertEquals(String.valueOf(INNER_TESTS), suite.getAttribute("tests"), run::toString);
    for (String trouble : List.of("failures", "errors", "skipped")) {
      assertEquals("0", suite.getAttribute(trouble), run::toString);
    }
    System.out.println("windows-hello under Wine: " + INNER_TESTS + " tests passed");
  }

  /** Puts it where the reports are counted, because here those tests do not run. */
  private static void keep(Path report) throws IOException {
    Path all = Files.createDirectories(Path.of("target", "failsafe-reports"));
    Files.copy(report, all.resolve("TEST-under-wine.xml"), StandardCopyOption.REPLACE_EXISTING);
  }
}
