// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A Windows by Wine that lasts as long as this JVM, with a JVM 11 in it: an empty system drive and
 * registry, a home directory of its own, no display. Windows sees the whole file system as drive
 * {@code Z:}.
 */
public final class Wine {
  private static final Duration TO_START = Duration.ofMinutes(3);
  private static final Duration TO_END = Duration.ofSeconds(30);
  private static final String NAME = "localauth-wine-";

  private final WineTools tools;
  private final Path directory;
  private final Map<String, String> environment;

  private Wine(WineTools tools, Path directory) {
    this.tools = tools;
    this.directory = directory;
    this.environment =
        Map.of(
            "PATH", "/usr/bin:/bin",
            "LC_ALL", "C.UTF-8",
            "TERM", "xterm",
            "HOME", directory.resolve("home").toString(),
            "WINEPREFIX", prefix().toString(),
            "WINEDEBUG", "-all",
            // Neither a browser nor .NET, and no menu entries in anybody's desktop.
            "WINEDLLOVERRIDES", "mscoree,mshtml,winemenubuilder.exe=");
  }

  /** Returns it, made at the first call; skips the test and says why if it cannot be had. */
  public static Wine required() {
    String missing = unavailability();
    if (!missing.isEmpty()) {
      if (System.getenv("CI") != null) {
        Assertions.fail(missing);
      }
      System.err.println("SKIPPED: " + missing);
      Assumptions.abort(missing);
    }
    return Holder.WINE;
  }

  /** Returns why {@link #required} skips, or {@code ""} if it does not. */
  public static String unavailability() {
    return WineTools.ofThisAccount().unavailability();
  }

  /** Returns the path by which Windows knows {@code file}. */
  public static String windowsPath(Path file) {
    return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
  }

  /** Returns the directory that holds the system drive, {@code drive_c}, and the registry. */
  public Path prefix() {
    return directory.resolve("prefix");
  }

  /** Returns the environment in which its programs are to be started. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Returns the Windows JVM's program. */
  public Path java() {
    return tools.java();
  }

  /** Returns JUnit's console launcher, a jar for the class path. */
  public Path junitConsole() {
    return tools.junitConsole();
  }

  /**
   * Returns a class path for the Windows JVM: the same jars and directories, and in place of those
   * with newer classes, copies lowered to Java 11.
   */
  public List<Path> lowered(List<Path> classPath) {
    try {
      return new LoweredClasses(tools).of(classPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the words that start the Windows JVM with this class path, lowered already. */
  public List<String> javaCommand(List<Path> classPath, String... arguments) {
    List<String> words = new ArrayList<>(List.of("/usr/bin/wine", tools.java().toString()));
    words.add("-cp");
    words.add(classPath.stream().map(Wine::windowsPath).collect(Collectors.joining(";")));
    words.addAll(List.of(arguments));
    return words;
  }

  /** Runs a Windows program, or the Windows JVM, without a terminal and with nothing to read. */
  public Processes.Run run(Duration limit, List<String> command) {
    return Processes.run(limit, builder(command), "");
  }

  /** Returns the same command, to be started on a terminal. */
  public TerminalCommand onTerminal(List<String> command) {
    return PseudoTerminal.command(command.toArray(String[]::new)).environment(environment);
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private void command(Duration limit, String... words) {
    Processes.Run run = run(limit, List.of(words));
    if (run.exitCode() != 0) {
      throw new AssertionError(List.of(words) + ": " + run);
    }
  }

  private static Wine make() {
    try {
      WineTools tools = WineTools.ofThisAccount();
      Wine wine = new Wine(tools, Files.createTempDirectory(NAME));
      Files.createDirectory(wine.directory.resolve("home"));
      Files.createDirectory(wine.prefix());
      Runtime.getRuntime().addShutdownHook(new Thread(wine::end));
      wine.command(TO_START, "/usr/bin/wineboot", "--init");
      return wine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends every program in it, and those of nobody else, and removes it. */
  private void end() {
    // It answers 1 if nothing runs any more.
    run(TO_END, List.of("/usr/bin/wineserver", "-k"));
    command(TO_END, "/usr/bin/wineserver", "-w");
    command(TO_END, "/bin/rm", "-rf", "--one-file-system", "--", directory.toString());
  }

  /** Made on first use, because most tests need no Windows. */
  private static final class Holder {
    static final Wine WINE = make();
  }
}
