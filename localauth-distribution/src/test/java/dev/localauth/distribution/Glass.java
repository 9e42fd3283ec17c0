// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a person sees of a terminal: a shell in {@code tmux}, which draws what programs send. For
 * programs that own the screen; their bytes come in another order each time.
 */
final class Glass implements AutoCloseable {
  private static final String[] TMUX = {"tmux", "-f", "/dev/null", "-S", "glass"};

  private final Person person;

  private Glass(Person person) {
    this.person = person;
  }

  /** Opens one of this size. */
  static Glass open(Person person, int columns, int rows) {
    Glass glass = new Glass(person);
    glass.order(
        "new-session", "-d", "-x", "" + columns, "-y", "" + rows, "env", "PS1=$ ", "/bin/sh");
    glass.order("set-option", "-g", "status", "off");
    glass.order("set-option", "-g", "window-size", "manual");
    glass.resize(columns, rows);
    return glass;
  }

  /** Types {@code text}, and Enter. */
  void type(String text) {
    write(text);
    press("Enter");
  }

  /** Types {@code text}. */
  void write(String text) {
    order("send-keys", "-l", text);
  }

  /** Presses a key, by the name that tmux gives it. */
  void press(String key) {
    order("send-keys", key);
  }

  void resize(int columns, int rows) {
    order("resize-window", "-x", "" + columns, "-y", "" + rows);
  }

  /** Waits until {@code text} is seen, and nothing moves any more; returns what is seen then. */
  String shows(String text) {
    return waitFor("no " + text, seen -> seen.contains(text));
  }

  /** Waits until something else than {@code before} is seen, and nothing moves any more. */
  String changes(String before) {
    return waitFor("no change", seen -> !seen.equals(before));
  }

  private String waitFor(String complaint, Predicate<String> wanted) {
    long deadline = System.nanoTime() + Desk.LIMIT.toNanos();
    String last = "";
    for (; ; ) {
      String seen = seen();
      if (wanted.test(seen) && seen.equals(last)) {
        return seen;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(complaint + " on the screen:\n" + seen);
      }
      last = seen;
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(300);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  private String seen() {
    return order("capture-pane", "-p");
  }

  private String order(String... words) {
    List<String> command = new ArrayList<>(List.of(TMUX));
    Collections.addAll(command, words);
    var run = person.away(command.toArray(String[]::new));
    if (run.exitCode() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + run.stderr());
    }
    return run.stdout();
  }

  /** What is still at work would write into the home of whoever comes next. */
  @Override
  public void close() {
    List<ProcessHandle> left = processes();
    order("kill-server");
    for (ProcessHandle process : left) {
      process.destroyForcibly();
      process.onExit().orTimeout(Desk.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  private List<ProcessHandle> processes() {
    return order("list-panes", "-a", "-F", "#{pane_pid}")
        .lines()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
        .flatMap(shell -> Stream.concat(Stream.of(shell), shell.descendants()))
        .toList();
  }
}
