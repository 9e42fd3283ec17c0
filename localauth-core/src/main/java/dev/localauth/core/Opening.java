// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.ledger.Missed;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Found;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.RequirementReader;
import dev.localauth.core.requirement.StoredEnrollment;
import dev.localauth.core.session.AccessRequest;
import dev.localauth.core.session.Grounds;
import dev.localauth.core.session.SessionDirectory;
import dev.localauth.core.session.SessionRecord;
import dev.localauth.core.session.SessionToken;
import dev.localauth.core.settings.SessionScope;
import java.io.IOException;
import java.util.Collections;
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
  private final UnlockRequest request;

  /** Opens the gate as {@code request} says. */
  Opening(GateParts parts, Prompter prompter, Purpose purpose, UnlockRequest request) {
    this(parts, prompter, purpose, OptionalLong.empty(), request);
  }

  /** The process {@code agent} is, or will become, what the gate is opened for. */
  Opening(GateParts parts, Prompter prompter, Purpose purpose, long agent, UnlockRequest request) {
    this(parts, prompter, purpose, OptionalLong.of(agent), request);
  }

  private Opening(
      GateParts parts,
      Prompter prompter,
      Purpose purpose,
      OptionalLong agent,
      UnlockRequest request) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
    this.agent = agent;
    this.request = request;
  }

  Session open() throws GateClosedException, LocalAuthException, IOException {
    Lineage own = parts.system().own();
    Lineage subject =
        request.process().isPresent() ? parts.system().lineage(request.process().getAsLong()) : own;
    // Before anything is read: what changes while the person thinks must be noticed later.
    Map<Places, Grounds> grounds = new HashMap<>();
    for (Places places : parts.places()) {
      grounds.put(places, Grounds.now(places));
    }
    Requirement requirement = new RequirementReader(parts).read();
    List<AccessRequest> waiting = waiting(requirement, own);
    Check check = new Check(parts);
    Optional<SessionRecord> record =
        isAnswerWanted(requirement) || !waiting.isEmpty()
            ? Optional.empty()
            : check.satisfying(check.records(subject), requirement);
    if (record.isPresent()) {
      Optional<Session> resumed = resume(record.get(), requirement, in(grounds, requirement), own);
      if (resumed.isPresent()) {
        return resumed.get();
      }
    }
    Found found = new EnrollmentReader(parts).find(requirement);
    if (found.stored().isPresent()) {
      return challenge(
          found.requirement(),
          found.stored().get(),
          in(grounds, found.requirement()),
          own,
          subject,
          waiting);
    }
    if (requirement.askedFor()) {
      throw Check.notEnrolled();
    }
    return Session.notRequired();
  }

  /** An open session is not enough for everything. */
  private boolean isAnswerWanted(Requirement requirement) {
    return request.isFresh() || !Collections.disjoint(requirement.stepUp(), request.startedFor());
  }

  /** An agent must not choose for the person, either. */
  private List<AccessRequest> waiting(Requirement requirement, Lineage own)
      throws GateClosedException, LocalAuthException, IOException {
    if (!request.withWaiting() || requirement.marker().isEmpty()) {
      return List.of();
    }
    WaitingAgents agents = new WaitingAgents(parts);
    if (agents.all().isEmpty()) {
      return List.of();
    }
    Interview.requireOutsideAgents(parts, requirement.places(), own, agent);
    return agents.chosen(prompter);
  }

  private static Grounds in(Map<Places, Grounds> grounds, Requirement requirement) {
    return Objects.requireNonNull(grounds.get(requirement.places()));
  }

  /** Returns nothing if the session was ended in the meantime. */
  private Optional<Session> resume(
      SessionRecord record, Requirement requirement, Grounds grounds, Lineage own)
      throws LocalAuthException, IOException {
    parts.sessions(requirement.places()).sweep();
    SessionDirectory directory = parts.records(requirement.places());
    SessionRecord used =
        record.refreshed(parts.system().sinceBoot(), grounds, requirement.settings());
    if (!directory.refresh(used)) {
      return Optional.empty();
    }
    noteAgent(directory, own);
    return Optional.of(
        new Session(
            Optional.of(directory),
            Optional.of(record.anchor()),
            Optional.empty(),
            Optional.empty()));
  }

  private Session challenge(
      Requirement requirement,
      StoredEnrollment stored,
      Grounds grounds,
      Lineage own,
      Lineage subject,
      List<AccessRequest> waiting)
      throws GateClosedException, LocalAuthException, IOException {
    parts.sessions(requirement.places()).sweep();
    SessionScope scope = scope(requirement, subject);
    Anchor anchor =
        isForOthersOnly(scope, waiting) ? waiting.get(0).process() : anchor(scope, subject);
    List<Way> ways = chosen(Interview.acceptable(requirement, stored.enrollment()));
    Interview interview = new Interview(parts, requirement, stored, prompter, purpose);
    try (interview) {
      interview.requireOutsideAgents(own, agent);
      Way passed = interview.ask(ways, own);
      Missed missed = interview.missed();
      Grounds settled = new Succession(parts, requirement).settle(stored, grounds);
      Issuing issuing = new Issuing(parts, requirement, stored, settled, passed);
      SessionToken token = issuing.issue(scope, anchor, subject.terminalName());
      noteAgent(issuing.directory(), subject);
      letIn(waiting, anchor, issuing);
      return new Session(
          Optional.of(issuing.directory()),
          Optional.of(anchor),
          Optional.of(token),
          missed.ifAny().map(SinceLastTime::sentence),
          waiting.stream().map(each -> each.process().pid()).toList());
    }
  }

  /** Where each launch is asked for by itself there is nothing to open for the terminal. */
  private boolean isForOthersOnly(SessionScope scope, List<AccessRequest> waiting) {
    return scope == SessionScope.PROCESS
        && agent.isEmpty()
        && request.process().isEmpty()
        && !waiting.isEmpty();
  }

  private void letIn(List<AccessRequest> waiting, Anchor done, Issuing issuing)
      throws LocalAuthException, IOException {
    for (AccessRequest each : waiting) {
      if (!each.process().equals(done)) {
        issuing.issue(SessionScope.PROCESS, each.process(), Optional.empty());
      }
      new WaitingAgents(parts).answered(each);
    }
  }

  /** What has no terminal, such as an editor's agent, can be named, and then stands for itself. */
  private SessionScope scope(Requirement requirement, Lineage subject) {
    boolean standsAlone = request.process().isPresent() && subject.terminal().isEmpty();
    return standsAlone ? SessionScope.PROCESS : requirement.settings().scope();
  }

  private List<Way> chosen(List<Way> ways) throws GateClosedException {
    if (request.method().isEmpty()) {
      return ways;
    }
    String method = request.method().get();
    List<Way> left = ways.stream().filter(way -> way.methods().contains(method)).toList();
    if (left.isEmpty()) {
      throw MethodRemoval.notEnrolled(method);
    }
    return left;
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
          find(request.process().isPresent() ? request.process() : agent, own)
              .orElseThrow(
                  () ->
                      new GateClosedException(
                          ClosedReason.NO_SESSION,
                          "each launch is asked for by itself (sessionScope is \"process\")",
                          "start the agent with \"localauth run\""));
    };
  }

  private Optional<Anchor> agentOf(Lineage own) {
    return find(agent, own);
  }

  private static Optional<Anchor> find(OptionalLong pid, Lineage lineage) {
    return lineage.processes().stream()
        .filter(process -> pid.isPresent() && process.pid() == pid.getAsLong())
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
