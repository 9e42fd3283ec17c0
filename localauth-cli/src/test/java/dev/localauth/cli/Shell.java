// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Availability;
import dev.localauth.api.Person;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.Question;
import dev.localauth.api.SecretStore;
import dev.localauth.core.Gate;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.place.Account;
import dev.localauth.core.place.Places;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.ScriptedPrompter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A place to type commands in: one account, one terminal, two methods that work. */
final class Shell {
  private final OneTerminal terminal = new OneTerminal();
  private final GateParts parts;

  Shell(Path root) {
    this(root, new InMemorySecretStore());
  }

  Shell(Path root, SecretStore... stores) {
    long uid = Account.current().uid();
    Availability here = Availability.usable("words");
    parts =
        new GateParts(
            "localauth",
            List.of(
                new Places(
                    root.resolve("settings.json"),
                    root.resolve("policy.json"),
                    root.resolve("state"),
                    root.resolve("secrets"),
                    root.resolve("records"))),
            uid,
            uid,
            terminal,
            Clock.systemUTC(),
            List.of(stores),
            List.of(
                new AskingMethod.Changing("pin", Question.Known.PIN, here),
                new AskingMethod("totp", Question.Known.TOTP_CODE, here),
                new AskingMethod(
                    "sms", Question.Known.SMS_CODE, Availability.unusable("no modem", "buy one"))),
            new Person("alice", "example"));
  }

  OneTerminal terminal() {
    return terminal;
  }

  /** What a command left. */
  record Outcome(int exitCode, String out, String err) {}

  /** Runs a command line for somebody who gives these answers, and no more. */
  Outcome run(String command, String... answers) {
    return run(command, ScriptedPrompter.answering(answers));
  }

  Outcome run(String command, Prompter person) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int exitCode =
        Commands.execute(
            new Invocation(new ShellLauncher(300), () -> Gate.of(parts), () -> person, console),
            command.split(" "));
    return new Outcome(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command line that has to succeed. */
  Outcome must(String command, String... answers) {
    Outcome outcome = run(command, answers);
    if (outcome.exitCode() != 0) {
      throw new AssertionError(command + ": " + outcome);
    }
    return outcome;
  }

  /** Opens a session here, without a launcher that waits for the token. */
  void open(String... answers) {
    try {
      Gate.of(parts).unlock(ScriptedPrompter.answering(answers), Purpose.of("test")).close();
    } catch (GateClosedException closed) {
      throw new AssertionError(closed);
    }
  }
}
