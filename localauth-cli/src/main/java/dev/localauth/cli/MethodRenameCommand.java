// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.GateClosedException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives what was registered for a method another name. */
@Command(
    name = "rename",
    description = "Gives a phone, say, another name, after asking who you are.",
    mixinStandardHelpOptions = true)
final class MethodRenameCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "M", description = "The method.")
  private String method = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "What to call it.")
  private String name = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What it is called; needed if there are several.")
  private @Nullable String earlier;

  @Mixin private Asking asking = new Asking();

  MethodRenameCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    asking
        .enrollments(invocation)
        .renameCredential(
            method,
            Optional.ofNullable(earlier),
            name,
            invocation.prompter().get(),
            Purpose.of("method rename"));
    invocation.console().tell(method + " is called \"" + name + "\"; all sessions ended");
    return ExitCode.OK;
  }
}
