// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.Enrollments;
import dev.localauth.core.GateClosedException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Moves everything to another store. */
@Command(
    name = "migrate",
    description = {
      "Moves the enrollment and all secrets to another store, after asking who you are.",
      "Run again, it completes what was cut short."
    },
    mixinStandardHelpOptions = true)
final class StoreMigrateCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--to", required = true, paramLabel = "S", description = "The other store.")
  private String to = "";

  @Mixin private Asking asking = new Asking();

  StoreMigrateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    Enrollments enrollments = asking.enrollments(invocation);
    KnownStore.require(to, enrollments, Objects.requireNonNull(spec).commandLine());
    Optional<GateClosedException> left =
        enrollments.migrate(to, invocation.prompter().get(), Purpose.of("store migrate"));
    Console console = invocation.console();
    console.tell("everything is in " + to + " now; all sessions ended");
    left.ifPresent(why -> tellLeft(console, why));
    return ExitCode.OK;
  }

  private static void tellLeft(Console console, GateClosedException why) {
    console.tell(why.getMessage());
    why.hint().ifPresent(console::hint);
  }
}
