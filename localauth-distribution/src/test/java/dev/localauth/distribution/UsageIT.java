// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, and the program as it is shipped. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class UsageIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "frob",
        "--frob",
        "check --frob",
        "check more",
        "setup --methd totp",
        "setup --method",
        "setup --set digits",
        "run",
        "run --",
        "run true",
        "run --agent",
        "lock everything",
        "help frob"
      })
  void whatIsNotACommandLineIsSaidWithAHint(String arguments) {
    Processes.Run run = localauth(arguments);
    assertEquals(2, run.exitCode(), run.stderr());
    assertEquals("", run.stdout());
    assertTrue(
        Pattern.matches(
            "localauth: error: [^A-Z\n][^\n]*[^.\n]\nlocalauth: hint: see \"localauth[^\n]* --help\"\n",
            run.stderr()),
        run.stderr());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"help", "--help", "help run", "run --help", "help recovery", "check --help"})
  void helpIsWhatWasAskedFor(String arguments) {
    Processes.Run run = localauth(arguments);
    assertEquals(0, run.exitCode());
    assertTrue(run.stdout().lines().count() > 3, run.stdout());
    assertEquals("", run.stderr());
    run.stdout().lines().forEach(line -> assertTrue(line.length() <= 100, line));
  }

  @Test
  void theVersionIsOneLine() {
    Processes.Run run = localauth("--version");
    assertEquals(0, run.exitCode());
    assertTrue(run.stdout().matches("localauth \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"), run.stdout());
  }

  @Test
  void unusableSettingsAreNamedWithFileAndLine() {
    Person person = Person.withAnEmptyHome();
    person.write(person.settings(), "{\n  \"localAuth\": {\n    \"enabled\": maybe\n  }\n}\n");
    assertSettings(person, "3");
    person.write(
        person.settings(), "{\n  \"localAuth\": {\n\"enabled\": true,\n\"colour\": 1 } }\n");
    assertSettings(person, "4");
    person.write(person.settings(), "{\n\"localAuth\": {\"enabled\": \"yes\"}}\n");
    assertSettings(person, "2");
  }

  @Test
  void theModulesAreAGraph() {
    Program program = Program.installed();
    Processes.Run run =
        Processes.run(
            LIMIT,
            program.java(),
            "--module-path",
            program.home().resolve("lib").toString(),
            "--validate-modules");
    assertEquals(0, run.exitCode(), run.stdout() + run.stderr());
  }

  @Test
  void shellcheckFindsNothingInOurScripts() {
    if (Processes.run(LIMIT, "sh", "-c", "command -v shellcheck").exitCode() != 0) {
      System.err.println(
          "SKIPPED: shellcheck is not installed; on Debian: apt-get install shellcheck");
      Assumptions.abort("shellcheck is not installed");
    }
    Path home = Program.installed().home();
    Processes.Run run =
        Processes.run(
            LIMIT,
            "shellcheck",
            Program.installed().command(),
            home.resolve("lib/shell/print").toString(),
            home.resolve("lib/shell/lock-panes").toString());
    assertEquals(0, run.exitCode(), run.stdout());
  }

  private static void assertSettings(Person person, String line) {
    for (String command : new String[] {"check", "unlock", "run -- true"}) {
      Processes.Run run = person.away("sh", "-c", "localauth " + command);
      assertEquals(65, run.exitCode(), command + ": " + run.stderr());
      assertTrue(run.stderr().contains(person.settings() + ":" + line + ": "), run.stderr());
      assertTrue(run.stderr().contains("localauth: hint: "), run.stderr());
    }
  }

  /** Reads no file of anybody, so it needs no account. */
  private static Processes.Run localauth(String arguments) {
    return Processes.run(
        LIMIT,
        Stream.concat(
                Stream.of("setsid", "--wait", Program.installed().command()),
                Stream.of(arguments.split(" ")).filter(each -> !each.isEmpty()))
            .toArray(String[]::new));
  }
}
