// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.testsupport.PseudoTerminal;
import dev.localauth.testsupport.TerminalCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that asks what its arguments say and prints the answers, and how to start it. */
final class Asker {
  private static final Duration SOON = Duration.ofSeconds(30);

  private Asker() {}

  public static void main(String[] arguments) {
    Duration patience = Duration.ofMillis(Long.parseLong(arguments[0]));
    Prompter prompter =
        new TerminalPrompter(
            () -> UnixTerminal.open(LinuxAbi.ABI), Looks.of(System.getenv()), patience);
    for (String step : List.of(arguments).subList(1, arguments.length)) {
      String[] parts = step.split("=", 2);
      try {
        System.out.println("[" + run(prompter, parts[0], parts[1]) + "]");
      } catch (PromptException e) {
        System.out.println("[" + e.reason() + ": " + e.getMessage() + "]");
      }
    }
  }

  private static String run(Prompter prompter, String kind, String text) throws PromptException {
    switch (kind) {
      case "ask" -> {
        return hex(prompter.ask(Question.Known.valueOf(text)));
      }
      case "hidden" -> {
        return hex(prompter.ask(new Question.Other(text, false)));
      }
      case "echoed" -> {
        return hex(prompter.ask(new Question.Other(text, true)));
      }
      case "confirm" -> {
        return Boolean.toString(prompter.confirm(text));
      }
      case "line" -> prompter.show(new Notice.Line(text));
      case "confidential" -> {
        try (Secret secret = Secret.owning(text.getBytes(StandardCharsets.UTF_8))) {
          prompter.show(new Notice.Confidential("scan this", Optional.of(secret), List.of(secret)));
        }
      }
      default -> throw new IllegalArgumentException(kind);
    }
    return "shown";
  }

  private static String hex(Secret answer) {
    try (answer) {
      return answer.use(HexFormat.of()::formatHex);
    }
  }

  /** Returns the words that run {@link #main} in a JVM of its own. */
  static String[] line(Duration patience, String... steps) {
    List<String> words =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djna.tmpdir=" + System.getProperty("jna.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                Asker.class.getName(),
                Long.toString(patience.toMillis())));
    words.addAll(List.of(steps));
    return words.toArray(String[]::new);
  }

  /** Returns that program, started by a script that afterwards reads one more line. */
  static TerminalCommand command(Duration patience, String... steps) {
    String script = "\"$@\"; echo \"[exit $?]\"; read -r line; echo \"[read $line]\"";
    return PseudoTerminal.command(
        Stream.concat(Stream.of("sh", "-c", script, "sh"), Stream.of(Asker.line(patience, steps)))
            .toArray(String[]::new));
  }

  /** Returns that program, started with patience to spare. */
  static PseudoTerminal start(String... steps) {
    return command(Duration.ofMinutes(1), steps).start();
  }

  /** Returns the JVM that a script on {@code terminal} has started. */
  static ProcessHandle jvm(PseudoTerminal terminal) {
    return ProcessHandle.of(terminal.pid())
        .orElseThrow()
        .descendants()
        .filter(child -> child.info().command().filter(c -> c.endsWith("/java")).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** Returns an interactive shell at its prompt. */
  static PseudoTerminal shell(String command) {
    PseudoTerminal terminal =
        PseudoTerminal.command(command.split(" ")).with("PS1", "$ ").size(24, 4000).start();
    terminal.expect("$ ", SOON);
    return terminal;
  }

  /** Returns an interactive shell in which a script has started that program. */
  static PseudoTerminal interactive(String shell, String... steps) {
    PseudoTerminal terminal = shell(shell);
    String script = quoted(line(SOON, steps)) + "; echo \"[exit $?]\"";
    terminal.send("sh -c " + quoted(script) + "\r");
    return terminal;
  }

  static String quoted(String... words) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      line.append('\'').append(word.replace("'", "'\\''")).append("' ");
    }
    return line.toString().strip();
  }
}
