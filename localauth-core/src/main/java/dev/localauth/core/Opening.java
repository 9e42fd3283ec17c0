// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.ledger.Missed;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.RequirementReader;
import dev.localauth.core.requirement.StoredEnrollment;
import dev.localauth.core.session.Grounds;
import dev.localauth.core.session.SessionDirectory;
import dev.localauth.core.session.SessionRecord;
import dev.localauth.core.session.SessionToken;
import dev.localauth.core.settings.SessionScope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Opens the gate, asking the person if no session is open. */
final class Opening {
  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;
  private final OptionalLong agent;

  /** The process {@code agent} is, or will become, what the gate is opened for. */
  Opening(GateParts parts, Prompter prompter, Purpose purpose, OptionalLong agent) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
    this.agent = agent;
  }

  Session open() throws GateClosedException, LocalAuthException, IOException {
    Lineage own = parts.system().own();
    Requirement requirement = new RequirementReader(parts).read();
    parts.sessions(requirement.places()).sweep();
    Optional<SessionRecord> record = new Check(parts).record(own);
    if (record.isPresent() && Check.satisfies(record.get(), requirement)) {
      return resume(record.get(), requirement, own);
    }
    Optional<StoredEnrollment> stored = new EnrollmentReader(parts).read(requirement);
    if (stored.isPresent()) {
      return challenge(requirement, stored.get(), own);
    }
    if (requirement.askedFor()) {
      throw Check.notEnrolled();
    }
    return Session.notRequired();
  }

  private Session resume(SessionRecord record, Requirement requirement, Lineage own)
      throws LocalAuthException, IOException {
    SessionDirectory directory = parts.records(requirement.places());
    directory.write(
        record.refreshed(parts.system().sinceBoot(), Grounds.now(requirement.places())));
    noteAgent(directory, own);
    return new Session(
        Optional.of(directory), Optional.of(record.anchor()), Optional.empty(), Optional.empty());
  }

  private Session challenge(Requirement requirement, StoredEnrollment stored, Lineage own)
      throws GateClosedException, LocalAuthException, IOException {
    Anchor anchor = anchor(requirement.settings().scope(), own);
    List<Way> ways = Interview.acceptable(requirement, stored.enrollment());
    Interview interview = new Interview(parts, requirement, stored, prompter, purpose);
    try (interview) {
      interview.requireOutsideAgents(own, agent);
      Way passed = interview.ask(ways, own);
      Missed missed = interview.missed();
      if (requirement.marker().isEmpty()) {
        Marker.of(stored.store().id(), stored.enrollment())
            .write(requirement.places().marker(), parts.uid());
      }
      return issue(requirement, stored, anchor, passed, own, missed);
    }
  }

  private Session issue(
      Requirement requirement,
      StoredEnrollment stored,
      Anchor anchor,
      Way way,
      Lineage own,
      Missed missed)
      throws LocalAuthException, IOException {
    SessionToken token = SessionToken.draw();
    Duration now = parts.system().sinceBoot();
    SessionDirectory directory = parts.records(requirement.places());
    directory.write(
        new SessionRecord(
            parts.uid(),
            parts.system().namespaces(),
            anchor,
            requirement.settings().scope(),
            way,
            stored.enrollment().id(),
            stored.enrollment().generation(),
            Grounds.now(requirement.places()),
            own.terminalName().orElse(""),
            now,
            now,
            requirement.settings().maxSession().orElse(Duration.ZERO),
            requirement.settings().idleTimeout().orElse(Duration.ZERO),
            token.hash()));
    noteAgent(directory, own);
    return new Session(
        Optional.of(directory),
        Optional.of(anchor),
        Optional.of(token),
        missed.ifAny().map(SinceLastTime::sentence));
  }

  private Anchor anchor(SessionScope scope, Lineage own) throws GateClosedException {
    return switch (scope) {
      case TERMINAL ->
          own.terminal()
              .orElseThrow(
                  () ->
                      new GateClosedException(
                          ClosedReason.NO_TERMINAL,
                          "this process has no terminal that a session could be bound to",
                          "run the command in a terminal"));
      case PROCESS ->
          agentOf(own)
              .orElseThrow(
                  () ->
                      new GateClosedException(
                          ClosedReason.NO_SESSION,
                          "each launch is asked for by itself (sessionScope is \"process\")",
                          "start the agent with \"localauth run\""));
    };
  }

  private Optional<Anchor> agentOf(Lineage own) {
    return own.processes().stream()
        .filter(process -> agent.isPresent() && process.pid() == agent.getAsLong())
        .findFirst();
  }

  private void noteAgent(SessionDirectory directory, Lineage own) throws IOException {
    Optional<Anchor> process = agentOf(own);
    if (process.isPresent()) {
      directory.noteAgent(process.get());
    }
  }
}
