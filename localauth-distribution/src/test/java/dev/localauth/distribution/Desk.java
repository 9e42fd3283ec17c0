// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.PseudoTerminal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell on a terminal of its own, where the test types. */
final class Desk implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(60);
  static final String PROMPT = "TOTP code: ";
  private static final Pattern ENDED = Pattern.compile("ended=(\\d+)\\r?\\n");

  /** May come before or after the echo of what is typed. */
  private static final Pattern SHELL_PROMPT = Pattern.compile("(?m)^\\$ ");

  private final PseudoTerminal terminal;

  Desk(PseudoTerminal terminal) {
    this.terminal = terminal;
  }

  PseudoTerminal terminal() {
    return terminal;
  }

  /** Types a command line; its exit code is waited for with {@link #ended}. */
  Desk type(String command) {
    terminal.send(command + "; echo ended=$?\r");
    // What is typed is echoed, once by the terminal and never again.
    terminal.expect("echo ended=$?\r\n", LIMIT);
    return this;
  }

  /** Runs a command line that asks nothing, and returns what it showed and its exit code. */
  Outcome run(String command) {
    return type(command).ended();
  }

  /** Waits for the question for a code and types {@code answer}. */
  Desk answer(String answer) {
    return answer(PROMPT, answer);
  }

  /** Waits for {@code question} and types {@code answer}. */
  Desk answer(String question, String answer) {
    expect(question);
    terminal.send(answer + "\r");
    return this;
  }

  /** Chooses a PIN. */
  Desk choose(String pin) {
    return answer("New PIN: ", pin).answer("Repeat PIN: ", pin);
  }

  /** Waits for {@code text}; returns what came up to its end. */
  String expect(String text) {
    return terminal.expect(text, LIMIT);
  }

  /** Waits for the end of what was typed. */
  Outcome ended() {
    String shown = terminal.expect(ENDED, LIMIT);
    Matcher matcher = ENDED.matcher(shown);
    if (!matcher.find()) {
      throw new AssertionError(shown);
    }
    return new Outcome(
        Integer.parseInt(matcher.group(1)),
        SHELL_PROMPT
            .matcher(shown.substring(0, matcher.start()).replace("\r\n", "\n"))
            .replaceAll(""));
  }

  @Override
  public void close() {
    terminal.close();
  }

  /**
   * How a command line ended.
   *
   * @param exitCode its exit code
   * @param shown what the terminal showed meanwhile
   */
  record Outcome(int exitCode, String shown) {
    /** Fails unless it ended well. */
    Outcome must() {
      return ended(0);
    }

    /** Fails unless the gate was closed. */
    Outcome closed() {
      return ended(77);
    }

    /** Fails unless this was the exit code. */
    Outcome ended(int expected) {
      if (exitCode != expected) {
        throw new AssertionError(exitCode + " is not " + expected + ": " + shown);
      }
      return this;
    }
  }
}
