// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.Enrollments;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.SetupRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        "The method, or several that are asked one after the other.",
        "Given again: another way that opens the gate by itself.",
        "Default: totp; without it you are told in plain words what each is worth."
      })
  private @Nullable List<String> methods;

  @Option(
      names = "--store",
      paramLabel = "S",
      description = "Where the secrets rest; default: the platform's keyring.")
  private @Nullable String store;

  @Mixin private Wishes wishes = new Wishes();

  @Mixin private Asking asking = new Asking();

  SetupCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException {
    Console console = invocation.console();
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    Enrollments enrollments = asking.enrollments(invocation);
    // Here already: what follows may ask, too.
    enrollments.requirePerson();
    Optional<String> wanted = Optional.ofNullable(store);
    if (wanted.isPresent()) {
      KnownStore.require(wanted.get(), enrollments, line);
    } else {
      WeakerStore offer = new WeakerStore(invocation, enrollments.storesForSetup());
      if (offer.isNeeded()) {
        enrollments.requirePerson();
        wanted = offer.ask();
        if (wanted.isEmpty()) {
          return ClosedReason.STORE_UNAVAILABLE.exitCode();
        }
      }
    }
    List<List<String>> ways = ways(enrollments);
    boolean codesToo = enrollments.comesWithRecoveryCodes(ways);
    if (codesToo) {
      console.tell(words(ways) + " is weak by itself, so recovery codes come with it");
    }
    SetupRequest request =
        new SetupRequest(
            ways,
            asking.with(wishes.byMethod(line), ways.stream().flatMap(List::stream).toList()),
            wanted);
    String chosen = enrollments.setup(request, invocation.prompter().get(), Purpose.of("setup"));
    console.tell("the gate is on: " + words(ways) + ", kept in " + chosen);
    console.tell("start an agent with: localauth run -- claude");
    if (!codesToo) {
      console.tell("make recovery codes with \"localauth recovery renew\"");
    }
    return ExitCode.OK;
  }

  private List<List<String>> ways(Enrollments enrollments) throws GateClosedException {
    if (methods != null) {
      return methods.stream().map(way -> List.of(way.split(",", -1))).toList();
    }
    new Walkthrough(invocation.console()).tell(enrollments.list());
    return List.of(List.of(Walkthrough.RECOMMENDED));
  }

  private static String words(List<List<String>> ways) {
    return ways.stream().map(way -> String.join(",", way)).collect(Collectors.joining(" or "));
  }
}
