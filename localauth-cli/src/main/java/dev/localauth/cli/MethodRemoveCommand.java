// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.Enrollments;
import dev.localauth.core.GateClosedException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drops the ways that need a method. */
@Command(
    name = "remove",
    description = {
      "Drops each way that needs a method, after asking who you are.",
      "With --name one of several phones, say: the others stay."
    },
    mixinStandardHelpOptions = true)
final class MethodRemoveCommand implements Callable<Integer> {
  private static final Purpose PURPOSE = Purpose.of("method remove");

  private final Invocation invocation;

  @Parameters(paramLabel = "M", description = "The method.")
  private String method = "";

  @Option(names = "--name", paramLabel = "NAME", description = "Which one of the method.")
  private @Nullable String name;

  @Mixin private Asking asking = new Asking();

  MethodRemoveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    Enrollments enrollments = asking.enrollments(invocation);
    if (name == null) {
      Set<String> erased = enrollments.remove(method, invocation.prompter().get(), PURPOSE);
      invocation.console().tell("erased: " + String.join(" and ", erased) + "; all sessions ended");
    } else {
      enrollments.removeCredential(method, name, invocation.prompter().get(), PURPOSE);
      invocation.console().tell("erased: \"" + name + "\"; all sessions ended");
    }
    return ExitCode.OK;
  }
}
