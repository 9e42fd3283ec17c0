// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.TestUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shell of the test account that lives through all states of a test and is the anchor of their
 * sessions. It starts the launcher again and again, with a stand-in where the JVM would be.
 */
final class Switchboard implements AutoCloseable {
  /** What the stand-in for the JVM returns: the launcher did not answer by itself. */
  static final int JVM = 99;

  private static final String LOOP =
      "while IFS= read -r line; do eval \"$line\" </dev/null >/dev/null 2>&1; echo $?; done";

  private final Path launcher;
  private final Process shell;
  private final Writer typed;
  private final BufferedReader answers;

  private Switchboard(Path launcher, Process shell) {
    this.launcher = launcher;
    this.shell = shell;
    typed = shell.outputWriter();
    answers = shell.inputReader();
  }

  /** Starts the shell; {@code place} is for the launcher and its stand-in. */
  static Switchboard start(TestUser user, Path place) throws IOException {
    Path launcher = launcherAlone(place);
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", LOOP);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new Switchboard(launcher, user.start(builder));
  }

  /** Puts the launcher into {@code place}, without a JVM; returns its path. */
  static Path launcherAlone(Path place) throws IOException {
    Path launcher = place.resolve("bin/localauth");
    Path home = Program.installed().home();
    Path stub = place.resolve("stub");
    Files.createDirectories(place.resolve("lib"));
    Files.createDirectories(launcher.getParent());
    Machine.must("cp", home.resolve("bin/localauth").toString(), launcher.toString());
    Machine.must("cp", home.resolve("lib/fast").toString(), place.resolve("lib/fast").toString());
    Files.writeString(stub, "#!/bin/sh\nexit " + JVM + "\n");
    Files.writeString(place.resolve("lib/java"), stub + "\n");
    Machine.must("chmod", "-R", "a+rX", place.toString());
    Machine.must("chmod", "a+x", stub.toString());
    return launcher;
  }

  long pid() {
    return shell.pid();
  }

  /** Runs {@code localauth check} in {@code shell}; returns its exit code. */
  int check(String interpreter) {
    return type(interpreter + " " + launcher + " check");
  }

  /** Runs the hook of an agent in {@code shell}; returns 0, or {@link #JVM} where it stops it. */
  int hook(String interpreter) {
    int answer = type(interpreter + " " + launcher + " hook claude --tool");
    return answer == 2 ? JVM : answer;
  }

  /** Runs {@code localauth run} with {@code command}; returns its exit code. */
  int run(String command) {
    return type(launcher + " run -- " + command);
  }

  private int type(String line) {
    try {
      typed.write(line + "\n");
      typed.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new AssertionError("the shell of the test account ended");
      }
      return Integer.parseInt(answer);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    shell.destroy();
  }
}
