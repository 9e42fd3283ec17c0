// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.Wine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@link OnStandIn} on a Windows JVM by Wine. */
@DisabledOnOs(OS.WINDOWS)
class WindowsTransportUnderWineIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Test
  void theTransportWorks(@TempDir Path directory) throws Exception {
    Wine wine = Wine.required();
    Path standIn = MingwCompiler.standIn(directory);
    withWindowsThatNobodySees(wine);
    List<Path> classPath = new ArrayList<>(wine.lowered(ours()));
    classPath.add(wine.junitConsole());
    List<String> command =
        new ArrayList<>(
            wine.javaCommand(
                classPath,
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=summary",
                "--select-class=" + OnStandIn.class.getName(),
                "--reports-dir=" + Wine.windowsPath(directory)));
    command.add(command.indexOf("-cp"), "-D" + StandIn.PROPERTY + "=" + Wine.windowsPath(standIn));
    Processes.Run run = wine.run(LIMIT, command);
    keep(directory.resolve("TEST-junit-jupiter.xml"));
    assertEquals(0, run.exitCode(), run::toString);
    assertTrue(number(run, "tests successful") >= 30, run::stdout);
    assertEquals(0, number(run, "tests skipped"), run::stdout);
    System.out.println("passkeys under Wine: " + number(run, "tests successful") + " tests passed");
  }

  /** Without this, Wine makes no window where there is no display. */
  private static void withWindowsThatNobodySees(Wine wine) {
    String key = "HKCU\\Software\\Wine\\Drivers";
    List<String> command =
        List.of("/usr/bin/wine", "reg", "add", key, "/v", "Graphics", "/d", "null", "/f");
    Processes.Run run = wine.run(LIMIT, command);
    assertEquals(0, run.exitCode(), run::toString);
  }

  private static List<Path> ours() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .filter(entry -> !entry.contains("junit"))
        .map(Path::of)
        .toList();
  }

  private static int number(Processes.Run run, String what) {
    Matcher number = Pattern.compile("\\[ *(\\d+) " + what).matcher(run.stdout());
    assertTrue(number.find(), run::toString);
    return Integer.parseInt(number.group(1));
  }

  /** Puts it where the reports are counted. */
  private static void keep(Path report) throws IOException {
    if (Files.exists(report)) {
      Path all = Files.createDirectories(Path.of("target", "failsafe-reports"));
      Files.copy(
          report, all.resolve("TEST-passkey-under-wine.xml"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
