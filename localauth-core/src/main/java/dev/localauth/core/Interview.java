// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Anchor;
import dev.localauth.api.Authenticator;
import dev.localauth.api.Lineage;
import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.challenge.Challenge;
import dev.localauth.core.challenge.LedgerFailure;
import dev.localauth.core.challenge.Passed;
import dev.localauth.core.challenge.Subject;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.ledger.Missed;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.StoredEnrollment;
import dev.localauth.core.session.SessionDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One conversation with the person about an enrollment, with its ledger at hand. */
final class Interview implements AutoCloseable {
  private final GateParts parts;
  private final Requirement requirement;
  private final StoredEnrollment stored;
  private final Prompter prompter;
  private final Purpose purpose;
  private Optional<Ledger> ledger = Optional.empty();

  Interview(
      GateParts parts,
      Requirement requirement,
      StoredEnrollment stored,
      Prompter prompter,
      Purpose purpose) {
    this.parts = parts;
    this.requirement = requirement;
    this.stored = stored;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  /** Returns the ways of {@code enrollment} that settings and policy leave. */
  static List<Way> acceptable(Requirement requirement, Enrollment enrollment)
      throws GateClosedException {
    if (requirement.namesForeignWay(enrollment.ways())) {
      throw Check.foreignSettings(requirement);
    }
    List<Way> ways = requirement.acceptable(enrollment.ways());
    if (ways.isEmpty()) {
      throw new GateClosedException(
          ClosedReason.POLICY,
          "the policy allows none of the enrolled ways",
          "run \"localauth setup\" with a method that the policy allows");
    }
    return ways;
  }

  /** An agent must not be able to answer for the person: nobody is asked in its process tree. */
  void requireOutsideAgents(Lineage own, OptionalLong agent) throws GateClosedException {
    requireOutsideAgents(parts, requirement.places(), own, agent);
  }

  static void requireOutsideAgents(GateParts parts, Places places, Lineage own, OptionalLong agent)
      throws GateClosedException {
    SessionDirectory directory = parts.records(places);
    for (Anchor process : own.processes()) {
      boolean isThisLaunch = agent.isPresent() && agent.getAsLong() == process.pid();
      if (!isThisLaunch && directory.isAgent(process)) {
        throw new GateClosedException(
            ClosedReason.INSIDE_AGENT,
            "this was started by an agent behind the gate, which cannot answer for you",
            "run \"localauth unlock\" in the terminal itself, outside the agent");
      }
    }
  }

  /** Asks for one of {@code ways}; returns the one that was passed. */
  Way ask(List<Way> ways, Lineage own) throws GateClosedException, PromptException {
    try (Passed passed = prove(ways, own, parts.methodsById())) {
      return passed.way();
    }
  }

  /** Asks for one of {@code ways}, whose methods are {@code methods}. */
  Passed prove(List<Way> ways, Lineage own, Map<String, Authenticator> methods)
      throws GateClosedException, PromptException {
    Ledger counting = openLedger(own);
    ledger = Optional.of(counting);
    prompter.show(new Notice.Line(PurposeLine.of(purpose, own)));
    Subject subject =
        new Subject(parts.application(), stored.store(), stored.enrollment(), parts.lent(purpose));
    return new Challenge(subject, methods, counting, prompter).prove(ways);
  }

  /** Returns the ledger that was counted in. */
  Ledger ledger() {
    return ledger.orElseThrow();
  }

  /** Returns what failed since the gate last opened, and counts anew from here. */
  Missed missed() throws GateClosedException {
    try {
      return ledger.orElseThrow().opened();
    } catch (IOException failure) {
      throw LedgerFailure.closed(failure);
    }
  }

  private Ledger openLedger(Lineage own) throws GateClosedException {
    return Ledgers.open(
        parts, requirement.places(), stored, own.terminalName().orElse("no terminal"));
  }

  @Override
  public void close() {
    ledger.ifPresent(Ledger::close);
  }
}
