// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.GateClosedException;
import dev.localauth.core.MethodState;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Tells which methods there are. */
@Command(
    name = "list",
    description = "Lists the methods: those that are enrolled, then those that could be.",
    mixinStandardHelpOptions = true)
final class MethodListCommand implements Callable<Integer> {
  private final Invocation invocation;

  MethodListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    for (MethodState method : invocation.gate().get().enrollments().list()) {
      print(method);
    }
    return ExitCode.OK;
  }

  private void print(MethodState method) {
    Console console = invocation.console();
    console.print(method.id() + ": " + standing(method));
    method.enrolled().ifPresent(enrolled -> printNames(method.id(), enrolled.names()));
    method.assurance().ifPresent(assurance -> console.print("  worth: " + Worth.of(assurance)));
    console.print(
        (method.availability().usable() ? "  here: " : "  not here: ")
            + method.availability().detail());
    if (!method.availability().usable()) {
      method.availability().hint().ifPresent(hint -> console.print("  hint: " + hint));
    }
  }

  /** What was never given a name is called like its method. */
  private void printNames(String method, List<String> names) {
    if (!names.equals(List.of(method))) {
      invocation.console().print("  called: " + String.join(", ", names));
    }
  }

  private static String standing(MethodState method) {
    if (method.enrolled().isEmpty()) {
      return "not enrolled";
    }
    MethodState.Enrolled enrolled = method.enrolled().get();
    return "opens the gate as "
        + enrolled.ways().stream()
            .map(way -> String.join(" and ", way))
            .collect(Collectors.joining("; or "))
        + (enrolled.failures() == 0 ? "" : ", " + MethodText.failures(enrolled));
  }
}
