// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to start on a {@link PseudoTerminal}, and how. Each method returns a changed copy.
 *
 * @param words the command and its arguments
 * @param environment the whole environment, nothing is inherited
 * @param directory where it starts
 * @param user as whom, if not as the one who runs the tests
 * @param rows the height of the window
 * @param columns the width of the window
 */
public record TerminalCommand(
    List<String> words,
    Map<String, String> environment,
    Path directory,
    Optional<TestUser> user,
    int rows,
    int columns) {
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  // A session leader without a terminal acquires the first one it opens.
  private static final String ON_TERMINAL = "exec <>\"$0\" >&0 2>&1 && exec \"$@\"";

  // As after a login, also where the tests were started in the background, without Ctrl-C.
  private static final String DEFAULT_SIGNALS = "--default-signal";

  /** Copies the collections. */
  public TerminalCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  TerminalCommand(List<String> words) {
    this(
        words,
        Map.of("PATH", PATH, "LC_ALL", "C.UTF-8", "TERM", "xterm"),
        Path.of("").toAbsolutePath(),
        Optional.empty(),
        24,
        80);
  }

  /** Replaces the whole environment. */
  public TerminalCommand environment(Map<String, String> all) {
    return new TerminalCommand(words, all, directory, user, rows, columns);
  }

  /** Adds one variable to the environment, or replaces it. */
  public TerminalCommand with(String name, String value) {
    Map<String, String> all = new HashMap<>(environment);
    all.put(name, value);
    return environment(all);
  }

  /** Starts it in {@code directory}. */
  public TerminalCommand directory(Path directory) {
    return new TerminalCommand(words, environment, directory, user, rows, columns);
  }

  /** Starts it as {@code user}, who then owns the terminal. */
  public TerminalCommand as(TestUser user) {
    return new TerminalCommand(words, environment, directory, Optional.of(user), rows, columns);
  }

  /** Starts it in a window of this size. */
  public TerminalCommand size(int rows, int columns) {
    return new TerminalCommand(words, environment, directory, user, rows, columns);
  }

  /** Starts it. */
  public PseudoTerminal start() {
    return PseudoTerminal.start(this);
  }

  /** Prepares {@code device} and returns the command line that starts the command on it. */
  List<String> line(Path device) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "/usr/bin/env",
                DEFAULT_SIGNALS,
                "/usr/bin/setsid",
                "/bin/sh",
                "-c",
                ON_TERMINAL,
                device.toString()));
    user.ifPresent(
        owner -> {
          give(device, owner);
          line.addAll(owner.prefix());
        });
    line.addAll(words);
    return line;
  }

  private static void give(Path device, TestUser owner) {
    try {
      Files.setAttribute(device, "unix:uid", owner.uid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
