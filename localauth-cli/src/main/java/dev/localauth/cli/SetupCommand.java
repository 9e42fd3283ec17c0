// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Parameters;
import dev.localauth.api.Purpose;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.SetupRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Enrolls the person and turns the gate on. */
@Command(
    name = "setup",
    description = "Enrolls you and turns the gate on.",
    mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--method",
      paramLabel = "M[,M]",
      description = {
        "The method, or several that are asked one after the other; default: totp.",
        "Given again: another way that opens the gate by itself."
      })
  private List<String> methods = List.of("totp");

  @Option(
      names = "--store",
      paramLabel = "S",
      description = "Where the secrets rest; default: the platform's keyring.")
  private @Nullable String store;

  @Option(
      names = "--set",
      paramLabel = "METHOD.KEY=VALUE",
      description = "A wish to a method, such as totp.algorithm=SHA256 or totp.digits=8.")
  private Map<String, String> wishes = Map.of();

  SetupCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    SetupRequest request =
        new SetupRequest(
            methods.stream().map(way -> List.of(way.split(",", -1))).toList(),
            wanted(),
            Optional.ofNullable(store));
    String chosen =
        invocation
            .gate()
            .get()
            .enrollments()
            .setup(request, invocation.prompter().get(), Purpose.of("setup"));
    Console console = invocation.console();
    console.tell("the gate is on: " + String.join(" or ", methods) + ", kept in " + chosen);
    console.tell("start an agent with: localauth run -- claude");
    return ExitCode.OK;
  }

  private Map<String, Parameters> wanted() {
    Map<String, Map<String, String>> byMethod = new TreeMap<>();
    wishes.forEach(
        (name, value) -> {
          String[] parts = name.split("\\.", 2);
          if (parts.length != 2) {
            throw usage("--set needs METHOD.KEY=VALUE, not " + name);
          }
          byMethod.computeIfAbsent(parts[0], method -> new TreeMap<>()).put(parts[1], value);
        });
    Map<String, Parameters> wanted = new HashMap<>();
    try {
      byMethod.forEach((method, values) -> wanted.put(method, Parameters.of(values)));
    } catch (IllegalArgumentException notParameters) {
      throw usage(String.valueOf(notParameters.getMessage()));
    }
    return wanted;
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), message);
  }
}
