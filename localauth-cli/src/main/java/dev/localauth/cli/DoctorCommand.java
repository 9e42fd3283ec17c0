// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.cli.doctor.Examination;
import dev.localauth.cli.doctor.Finding;
import dev.localauth.cli.doctor.Surroundings;
import dev.localauth.core.Gate;
import dev.localauth.core.GateClosedException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what still gets past the gate. */
@Command(
    name = "doctor",
    description = {
      "Tells what still gets past the gate on this machine, the worst first, and how to close it.",
      "Ends with 0 only if nothing is open."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--json", description = "For programs; the schema is docs/doctor.schema.json.")
  private boolean isJson;

  /** From the launcher, which starts this program without the person's variables. */
  @Option(names = "--path", hidden = true)
  private @Nullable String path;

  @Option(names = "--exported", hidden = true)
  private @Nullable String exported;

  DoctorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws GateClosedException, IOException {
    Gate gate = invocation.gate().get();
    List<Finding> findings =
        Examination.of(gate.status(), gate.provided(), surroundings(System.getenv()));
    if (isJson) {
      invocation.console().out().println(DoctorJson.of(findings));
    } else {
      print(findings);
    }
    return findings.stream().anyMatch(Finding::isOpen) ? ExitCode.FOUND : ExitCode.OK;
  }

  private Surroundings surroundings(Map<String, String> environment)
      throws GateClosedException, IOException {
    InstalledProgram here = InstalledProgram.find(environment);
    String directories = path == null ? environment.getOrDefault("PATH", "") : path;
    Set<String> variables =
        exported == null ? environment.keySet() : Set.of(exported.strip().split(" +"));
    return new Surroundings(
        here.home(),
        NamedAgent.obstacle(System.getProperty("os.name", ""), true).isPresent()
            ? Optional.empty()
            : Optional.of(NamedAgent.ETC),
        List.of(directories.split(File.pathSeparator)),
        variables,
        here.command(),
        here.isChangeable());
  }

  private void print(List<Finding> findings) {
    Console console = invocation.console();
    int number = 0;
    for (Finding finding : findings) {
      number++;
      String state = finding.isOpen() ? "OPEN" : "closed";
      console.print(number + ". " + state + " [" + finding.id() + "] " + finding.words());
      if (finding.isOpen()) {
        console.print("   close it: " + finding.remedy());
      }
    }
    console.print("Whatever runs as you on purpose gets past all of this: docs/threat-model.md");
  }
}
