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
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Found;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Opens the gate, asking the person if no session is open. */
final class Opening {
  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;
  private final OptionalLong agent;
  private final Optional<String> method;

  /**
   * The process {@code agent} is, or will become, what the gate is opened for; of the ways those
   * with {@code method} are asked.
   */
  Opening(
      GateParts parts,
      Prompter prompter,
      Purpose purpose,
      OptionalLong agent,
      Optional<String> method) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
    this.agent = agent;
    this.method = method;
  }

  Session open() throws GateClosedException, LocalAuthException, IOException {
    Lineage own = parts.system().own();
    // Before anything is read: what changes while the person thinks must be noticed later.
    Map<Places, Grounds> grounds = new HashMap<>();
    for (Places places : parts.places()) {
      grounds.put(places, Grounds.now(places));
    }
    Requirement requirement = new RequirementReader(parts).read();
    Check check = new Check(parts);
    Optional<SessionRecord> record = check.satisfying(check.records(own), requirement);
    if (record.isPresent()) {
      return resume(record.get(), requirement, in(grounds, requirement), own);
    }
    Found found = new EnrollmentReader(parts).find(requirement);
    if (found.stored().isPresent()) {
      return challenge(
          found.requirement(), found.stored().get(), in(grounds, found.requirement()), own);
    }
    if (requirement.askedFor()) {
      throw Check.notEnrolled();
    }
    return Session.notRequired();
  }

  private static Grounds in(Map<Places, Grounds> grounds, Requirement requirement) {
    return Objects.requireNonNull(grounds.get(requirement.places()));
  }

  private Session resume(
      SessionRecord record, Requirement requirement, Grounds grounds, Lineage own)
      throws LocalAuthException, IOException {
    parts.sessions(requirement.places()).sweep();
    SessionDirectory directory = parts.records(requirement.places());
    directory.write(record.refreshed(parts.system().sinceBoot(), grounds, requirement.settings()));
    noteAgent(directory, own);
    return new Session(
        Optional.of(directory), Optional.of(record.anchor()), Optional.empty(), Optional.empty());
  }

  private Session challenge(
      Requirement requirement, StoredEnrollment stored, Grounds grounds, Lineage own)
      throws GateClosedException, LocalAuthException, IOException {
    parts.sessions(requirement.places()).sweep();
    Anchor anchor = anchor(requirement.settings().scope(), own);
    List<Way> ways = chosen(Interview.acceptable(requirement, stored.enrollment()));
    Interview interview = new Interview(parts, requirement, stored, prompter, purpose);
    try (interview) {
      interview.requireOutsideAgents(own, agent);
      Way passed = interview.ask(ways, own);
      Missed missed = interview.missed();
      Grounds settled = new Succession(parts, requirement).settle(stored, grounds);
      return issue(requirement, stored, settled, anchor, passed, own, missed);
    }
  }

  private List<Way> chosen(List<Way> ways) throws GateClosedException {
    if (method.isEmpty()) {
      return ways;
    }
    List<Way> left = ways.stream().filter(way -> way.methods().contains(method.get())).toList();
    if (left.isEmpty()) {
      throw MethodRemoval.notEnrolled(method.get());
    }
    return left;
  }

  private Session issue(
      Requirement requirement,
      StoredEnrollment stored,
      Grounds grounds,
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
            Marker.of(stored.store().id(), stored.enrollment()).fingerprint(),
            stored.enrollment().generation(),
            grounds,
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

  private void noteAgent(SessionDirectory directory, Lineage own)
      throws LocalAuthException, IOException {
    Optional<Anchor> process = agentOf(own);
    if (process.isPresent()) {
      directory.noteAgent(process.get(), parts.system().namespaces());
    }
  }
}
