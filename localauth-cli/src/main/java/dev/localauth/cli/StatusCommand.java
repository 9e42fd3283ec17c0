// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.Decision;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.Status;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
  }

  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException, IOException {
    Status status = invocation.gate().get().status();
    if (form.json) {
      invocation.console().out().println(StatusJson.of(status));
    } else if (form.word) {
      invocation.console().print(StatusWord.of(status));
    } else {
      print(status);
    }
    return ExitCode.OK;
  }

  private void print(Status status) {
    Console console = invocation.console();
    console.print("gate:     " + gate(status));
    status.enrolled().ifPresent(enrolled -> print(console, enrolled));
    console.print("terminal: " + status.terminal().orElse("none") + ", " + here(status));
    for (Status.OpenSession session : status.sessions()) {
      console.print("session:  " + describe(session));
    }
    if (status.decision() instanceof Decision.Closed closed) {
      closed.why().hint().ifPresent(hint -> console.print("hint:     " + hint));
    }
  }

  private static String gate(Status status) {
    if (status.enrolled().isPresent()) {
      return "on";
    }
    return status.decision().isOpen() ? "off (run \"localauth setup\" to turn it on)" : "required";
  }

  private static void print(Console console, Status.Enrolled enrolled) {
    console.print(
        "ways:     "
            + enrolled.ways().stream()
                .map(way -> String.join(" and ", way))
                .collect(Collectors.joining("; or ")));
    console.print("store:    " + enrolled.store());
  }

  private static String here(Status status) {
    if (status.decision() instanceof Decision.Closed closed) {
      return closed.why().getMessage();
    }
    return status.decision() instanceof Decision.Open open && open.how() == Decision.How.SESSION
        ? "open"
        : "open, nothing requires a session";
  }

  private static String describe(Status.OpenSession session) {
    return (session.terminal().isEmpty() ? "no terminal" : session.terminal())
        + ", opened by "
        + String.join(" and ", session.way())
        + (session.here() ? " (this one)" : "");
  }
}
