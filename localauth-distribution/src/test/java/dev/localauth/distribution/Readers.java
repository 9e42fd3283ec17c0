// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The two readers of a session record, each as a command of its own: one launcher that has no JVM
 * to ask, and one that asks the JVM about everything.
 */
final class Readers {
  /** What the launcher without a JVM returns where it does not answer by itself. */
  static final int NO_ANSWER = 99;

  private static final Pattern REFUSAL =
      Pattern.compile("localauth: error: [^\n]+\nlocalauth: hint: [^\n]+\n");

  private final Person person;

  private Readers(Person person) {
    this.person = person;
  }

  /** Returns what asks both about the sessions of {@code person}. */
  static Readers of(Person person) {
    assertTrue(Holder.INSTALLED);
    return new Readers(person);
  }

  /** Fails unless both say yes at {@code desk}, to a command that {@code before} starts. */
  void open(Desk desk, String before) {
    assertEquals(new Desk.Outcome(0, ""), desk.run(before + "localauth-fast check"));
    assertEquals(new Desk.Outcome(0, ""), desk.run(before + "localauth-jvm check"));
  }

  /** Fails unless both say yes at {@code desk}. */
  void open(Desk desk) {
    open(desk, "");
  }

  /** Fails unless both refuse because no session is open. */
  void shut(Desk desk, String before) {
    refuse(desk, before, 77, "this terminal is locked");
  }

  /** Fails unless both refuse because no session is open. */
  void shut(Desk desk) {
    shut(desk, "");
  }

  /**
   * Fails unless the launcher has no answer and the JVM closes with {@code exitCode} and a line
   * that holds {@code reason}, nothing is changed by that, and no agent starts.
   */
  void refuse(Desk desk, String before, int exitCode, String reason) {
    String untouched = traces();
    assertEquals(new Desk.Outcome(NO_ANSWER, ""), desk.run(before + "localauth-fast check"));
    Desk.Outcome check = desk.run(before + "localauth-jvm check");
    assertEquals(exitCode, check.exitCode(), check.shown());
    assertTrue(REFUSAL.matcher(check.shown()).matches(), check.shown());
    assertTrue(check.shown().contains(reason), check.shown());
    assertEquals(NO_ANSWER, desk.run(before + "localauth-fast run -- touch ran").exitCode());
    assertEquals(untouched, traces());
    // Without a terminal, so that it ends where it would ask.
    Desk.Outcome run = desk.run(before + "setsid --wait localauth-jvm run -- touch ran");
    assertFalse(run.exitCode() == 0, run.shown());
    assertTrue(REFUSAL.matcher(run.shown()).matches(), run.shown());
    nothingRan();
  }

  /** Fails if an agent was started. */
  void nothingRan() {
    assertFalse(Files.exists(person.home().resolve("ran")), "ran behind a closed gate");
  }

  /** Everything the person has, with the time of the last change. */
  String traces() {
    String format = "%p %y %m %U %n %s %C@ %l\\n";
    return String.join(
        "\n",
        Machine.find(person.home().toString(), person.records().toString(), "-printf", format));
  }

  private static boolean install() {
    try {
      Path bin = Program.installed().home().resolve("bin");
      String launcher = Files.readString(bin.resolve("localauth"));
      String fast =
          launcher.replace("\nprepare() {\n", "\nprepare() {\n  exit " + NO_ANSWER + "\n");
      String jvm = launcher.replace("    plainly_open && {", "    false && {");
      assertFalse(fast.equals(launcher) || jvm.equals(launcher), "the launcher has changed");
      Files.writeString(bin.resolve("localauth-fast"), fast);
      Files.writeString(bin.resolve("localauth-jvm"), jvm);
      Machine.must("chmod", "-R", "a+rx", bin.toString());
      return true;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Holder {
    static final boolean INSTALLED = install();
  }
}
