// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.GateClosedException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds another way. */
@Command(
    name = "add",
    description = {
      "Adds another way that opens the gate, after asking who you are.",
      "With a list, all of its methods are asked one after the other."
    },
    mixinStandardHelpOptions = true)
final class MethodAddCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "M[,M]", description = "The method, or several.")
  private String methods = "";

  @Mixin private Wishes wishes = new Wishes();

  MethodAddCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    List<String> way = List.of(methods.split(",", -1));
    invocation
        .gate()
        .get()
        .enrollments()
        .add(
            way,
            wishes.byMethod(Objects.requireNonNull(spec).commandLine()),
            invocation.prompter().get(),
            Purpose.of("method add"));
    invocation
        .console()
        .tell("the gate also opens by " + String.join(" and ", way) + "; all sessions ended");
    return ExitCode.OK;
  }
}
