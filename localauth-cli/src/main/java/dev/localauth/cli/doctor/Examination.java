// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.doctor;

import dev.localauth.cli.agent.Agents;
import dev.localauth.core.Provided;
import dev.localauth.core.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks at everything that is known to lead past the gate. */
public final class Examination {
  private Examination() {}

  /** Returns what was found, the worst first. */
  public static List<Finding> of(
      Status status, List<Provided> provided, Surroundings surroundings) {
    List<Finding> findings = new ArrayList<>(GateExamination.findings(status));
    findings.addAll(ProgramExamination.findings(provided, surroundings));
    Agents.all()
        .forEach(agent -> findings.addAll(new AgentExamination(agent, surroundings).findings()));
    findings.addAll(VariableExamination.findings(surroundings.variables()));
    findings.sort(Comparator.comparing(Finding::weight));
    return findings;
  }
}
