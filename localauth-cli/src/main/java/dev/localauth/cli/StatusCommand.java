// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.Gate;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.Status;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells how things stand. */
@Command(
    name = "status",
    description = "Tells whether the gate is on, by what, and which sessions are open.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private final Invocation invocation;

  @ArgGroup private Form form = new Form();

  /** At most one of them. */
  private static final class Form {
    @Option(names = "--json", description = "As JSON, in the form of docs/status.schema.json.")
    private boolean json;

    @Option(names = "--short", description = "One word for a prompt: open, locked or off.")
    private boolean word;

    @Option(
        names = "--explain",
        description = "And which of policy, enrollment and settings decided each value.")
    private boolean explain;
  }

  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException, IOException {
    Gate gate = invocation.gate().get();
    Status status = gate.status();
    if (form.word) {
      invocation.console().print(StatusWord.of(status));
    } else if (form.json) {
      invocation.console().out().println(StatusJson.of(status, attempts(gate, status)));
    } else {
      StatusText text = new StatusText(invocation.console());
      text.print(status, attempts(gate, status));
      if (form.explain) {
        text.print(gate.explain());
      }
    }
    return ExitCode.OK;
  }

  /** Where nothing was set up there is no store to ask. */
  private static Attempts attempts(Gate gate, Status status) {
    return status.enrolled().isPresent() ? Attempts.read(gate.enrollments()) : Attempts.NONE;
  }
}
