// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WineIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static Wine wine;
  private static List<Path> classPath;

  /** What the Windows JVM runs; its switch and its record need more than Java 11. */
  static final class Inside {
    private record Exit(String word, int code) {}

    public static void main(String[] arguments) throws InterruptedException {
      Exit exit =
          switch (Stream.of(arguments).toList().get(0)) {
            case "end" -> new Exit("ended", 7);
            case "console" -> new Exit("console " + (System.console() != null), 0);
            default -> new Exit("waiting", 0);
          };
      System.out.println(System.getProperty("os.name") + ": " + exit.word());
      System.out.println(System.getProperty("user.home"));
      if (exit.word().equals("waiting")) {
        Thread.sleep(Duration.ofMinutes(10).toMillis());
      }
      System.exit(exit.code());
    }

    private Inside() {}
  }

  @BeforeAll
  static void start() throws URISyntaxException {
    wine = Wine.required();
    Path classes =
        Path.of(Inside.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    classPath = wine.lowered(List.of(classes));
  }

  private static List<String> inside(String word) {
    return wine.javaCommand(classPath, Inside.class.getName(), word);
  }

  @Test
  void javaRunsWithoutATerminal() {
    Processes.Run run = wine.run(LIMIT, inside("end"));
    assertEquals(7, run.exitCode(), run::toString);
    assertTrue(run.stdout().startsWith("Windows 10: ended"), run::toString);
    assertTrue(run.stdout().contains("C:\\users\\"), run::toString);
  }

  @Test
  void javaRunsOnATerminal() {
    try (PseudoTerminal terminal = wine.onTerminal(inside("console")).start()) {
      terminal.expect("Windows 10: console true", LIMIT);
      assertEquals(0, terminal.waitFor(LIMIT));
    }
  }

  @Test
  void whatHangsIsEnded() {
    AssertionError late =
        assertThrows(AssertionError.class, () -> wine.run(Duration.ofSeconds(5), inside("wait")));
    assertTrue(String.valueOf(late.getMessage()).contains("did not end within"), late::toString);
    Path prefix = wine.prefix();
    assertFalse(
        ProcessHandle.allProcesses()
            .anyMatch(each -> belongsTo(prefix, each) && commandLine(each).contains("Inside")));
  }

  @Test
  void onlyWhatIsNewerIsLoweredAndOnlyOnce() throws IOException {
    Path classes = Path.of("target/test-classes").toAbsolutePath();
    Path old =
        Stream.of(System.getProperty("java.class.path").split(":"))
            .map(Path::of)
            .filter(each -> each.getFileName().toString().startsWith("jna-"))
            .findFirst()
            .orElseThrow();
    List<Path> first = wine.lowered(List.of(classes, old));
    assertNotEquals(classes, first.get(0));
    assertEquals(old, first.get(1));
    assertEquals(first, wine.lowered(List.of(classes, old)));
    assertTrue(Files.isDirectory(first.get(0)));
  }

  private static boolean belongsTo(Path prefix, ProcessHandle process) {
    return read(process, "environ").contains(prefix.toString());
  }

  private static String commandLine(ProcessHandle process) {
    return read(process, "cmdline");
  }

  private static String read(ProcessHandle process, String what) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(process.pid()), what),
          java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
