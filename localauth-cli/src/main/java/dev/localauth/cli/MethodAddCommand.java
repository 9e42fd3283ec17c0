// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.Enrollments;
import dev.localauth.core.GateClosedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds another way. */
@Command(
    name = "add",
    description = {
      "Adds another way that opens the gate, after asking who you are.",
      "With a list, all of its methods are asked one after the other.",
      "With --name a second phone, say, for a method that is enrolled: either answers."
    },
    mixinStandardHelpOptions = true)
final class MethodAddCommand implements Callable<Integer> {
  private static final Purpose PURPOSE = Purpose.of("method add");

  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "M[,M]", description = "The method, or several.")
  private String methods = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it: beside it, what is enrolled for the method stays.")
  private @Nullable String name;

  @Mixin private Wishes wishes = new Wishes();

  @Mixin private Asking asking = new Asking();

  MethodAddCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    Map<String, dev.localauth.api.Parameters> wanted =
        asking.with(
            wishes.byMethod(Objects.requireNonNull(spec).commandLine()),
            List.of(methods.split(",", -1)));
    if (name == null) {
      addWay(wanted);
    } else {
      addCredential(wanted.getOrDefault(methods, dev.localauth.api.Parameters.none()), name);
    }
    return ExitCode.OK;
  }

  private void addWay(Map<String, dev.localauth.api.Parameters> wanted) throws GateClosedException {
    List<String> way = List.of(methods.split(",", -1));
    enrollments().add(way, wanted, invocation.prompter().get(), PURPOSE);
    invocation
        .console()
        .tell("the gate also opens by " + String.join(" and ", way) + "; all sessions ended");
  }

  private void addCredential(dev.localauth.api.Parameters wanted, String called)
      throws GateClosedException {
    enrollments().addCredential(methods, called, wanted, invocation.prompter().get(), PURPOSE);
    invocation
        .console()
        .tell("\"" + called + "\" answers for " + methods + ", too; all sessions ended");
  }

  private Enrollments enrollments() {
    return asking.enrollments(invocation);
  }
}
