// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.doctor;

import dev.localauth.cli.doctor.Finding.Weight;
import dev.localauth.core.Decision;
import dev.localauth.core.Status;
import java.time.Duration;
import java.util.List;

/** Looks at the gate itself. */
final class GateExamination {
  private static final Duration OLD = Duration.ofDays(1);

  private GateExamination() {}

  static List<Finding> findings(Status status) {
    return List.of(gate(status), store(status), sessions(status));
  }

  private static Finding gate(Status status) {
    boolean isOff =
        status.decision() instanceof Decision.Open open && open.how() == Decision.How.NOT_REQUIRED;
    return isOff
        ? new Finding(
            "gate",
            Weight.OPEN_TO_EVERYBODY,
            "the gate is not set up: everybody may start everything",
            "localauth setup")
        : Finding.closed("gate", "the gate is on");
  }

  private static Finding store(Status status) {
    boolean isBeside = status.enrolled().filter(each -> each.store().equals("file")).isPresent();
    return isBeside
        ? new Finding(
            "store",
            Weight.OPEN_TO_THE_KNOWING,
            "any program of yours can read the store file, locked or not, and so can a copied disk",
            "localauth store list tells of others; localauth store migrate --to S moves there")
        : Finding.closed("store", status.enrolled().map(Status.Enrolled::store).orElse("none yet"));
  }

  private static Finding sessions(Status status) {
    long old = status.sessions().stream().filter(each -> each.age().compareTo(OLD) > 0).count();
    return old > 0
        ? new Finding(
            "sessions",
            Weight.OPEN_TO_THE_KNOWING,
            old + " sessions are open for more than a day",
            "localauth lock --all; maxSession in the settings ends them by itself")
        : Finding.closed("sessions", "no session is older than a day");
  }
}
