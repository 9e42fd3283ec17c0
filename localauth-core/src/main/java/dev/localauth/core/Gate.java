// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Anchor;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.Provided.Kind;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.RequirementReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Decides whether an agent may start in this terminal, and asks the person if need be.
 *
 * <p>Whatever cannot be decided keeps the gate closed. Safe for use by several threads.
 */
public final class Gate {
  private final GateParts parts;

  private Gate(GateParts parts) {
    this.parts = parts;
  }

  /** Returns the gate of this account, as its settings and the policy ask for it. */
  public static Gate fromSettings() {
    return builder().build();
  }

  /** Returns a builder for a gate under another name or with its settings elsewhere. */
  public static GateBuilder builder() {
    return new GateBuilder();
  }

  /** Returns a gate of these parts; for composition roots within localauth. */
  @SuppressWarnings("exports")
  public static Gate of(GateParts parts) {
    return new Gate(parts);
  }

  /**
   * Opens the gate: at once if this process is in an open session or nothing requires one, else by
   * asking the person. The session is bound to the terminal, or, if the settings say so, to the
   * calling process.
   *
   * @return the session, which the caller closes
   * @throws GateClosedException if the gate stays closed
   */
  public Session open(Prompter prompter, Purpose purpose) throws GateClosedException {
    return launch(prompter, purpose, ProcessHandle.current().pid());
  }

  /**
   * Opens the gate for the process {@code agent}, which is the calling process or an ancestor that
   * will become the agent: nobody is asked in its process tree from then on, and a session of the
   * scope {@code process} is bound to it.
   *
   * @return the session, which the caller closes
   * @throws GateClosedException if the gate stays closed
   */
  public Session launch(Prompter prompter, Purpose purpose, long agent) throws GateClosedException {
    return launch(UnlockRequest.PLAIN, prompter, purpose, agent);
  }

  /**
   * Does the same as {@code request} says.
   *
   * @throws GateClosedException if the gate stays closed
   */
  public Session launch(UnlockRequest request, Prompter prompter, Purpose purpose, long agent)
      throws GateClosedException {
    return Guarded.run(() -> new Opening(parts, prompter, purpose, agent, request).open());
  }

  /**
   * Opens the gate for this terminal, without starting anything.
   *
   * @return the session, which the caller closes
   * @throws GateClosedException if the gate stays closed
   */
  public Session unlock(Prompter prompter, Purpose purpose) throws GateClosedException {
    return unlock(UnlockRequest.PLAIN, prompter, purpose);
  }

  /**
   * Does the same by a way of the person's choice, or for the terminal of another process, such as
   * an agent that was started before. The person is asked at the calling process's terminal.
   *
   * @throws GateClosedException if the gate stays closed
   */
  public Session unlock(UnlockRequest request, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    return Guarded.run(() -> new Opening(parts, prompter, purpose, request).open());
  }

  /**
   * Says whether an agent may start here, without asking anybody.
   *
   * @param environment the environment of the process in question; a token in it that is foreign or
   *     stale is ignored
   */
  public Decision check(Map<String, String> environment) {
    try {
      return Guarded.run(new Check(parts));
    } catch (GateClosedException closed) {
      return new Decision.Closed(closed);
    }
  }

  /**
   * Does the same where a person has typed a prompt, which puts off {@code idleTimeout}, as {@link
   * #open} and {@link #unlock} do. A check does not: an agent's tools would keep a session open
   * that nobody sits at any more.
   *
   * @param environment as of {@link #check}
   */
  public Decision prompted(Map<String, String> environment) {
    try {
      return Guarded.run(new Prompted(parts));
    } catch (GateClosedException closed) {
      return new Decision.Closed(closed);
    }
  }

  /**
   * Returns the nearest process, from this one upwards, that is on a terminal: for an agent's hook,
   * which is not, the agent. An {@link UnlockRequest} may name it.
   *
   * @throws GateClosedException if that cannot be told
   */
  public OptionalLong nearestOnATerminal() throws GateClosedException {
    return Guarded.run(
        () -> {
          for (Anchor process : parts.system().own().processes()) {
            if (parts.system().lineage(process.pid()).terminal().isPresent()) {
              return OptionalLong.of(process.pid());
            }
          }
          return OptionalLong.empty();
        });
  }

  /**
   * Notes that the agent {@code process}, which has no terminal, waits to be let in: {@link
   * #unlock} tells the person in another terminal, if the request asks for that.
   *
   * @param process a process of this account
   * @param purpose what the person is told of it
   * @throws GateClosedException if that cannot be noted
   */
  public void await(long process, Purpose purpose) throws GateClosedException {
    Guarded.run(
        () -> {
          new WaitingAgents(parts).add(process, purpose);
          return process;
        });
  }

  /** Ends the sessions this process is in; returns how many there were. */
  public int lock() throws GateClosedException {
    return Guarded.run(() -> parts.sessions(places()).end(parts.system().own()));
  }

  /**
   * Ends the sessions that the process {@code pid} is in; returns how many there were.
   *
   * @throws GateClosedException also if there is no such process
   */
  public int lock(long pid) throws GateClosedException {
    return Guarded.run(() -> parts.sessions(places()).end(parts.system().lineage(pid)));
  }

  /** Ends all sessions of the account; returns how many there were. */
  public int lockAll() throws GateClosedException {
    return Guarded.run(() -> parts.sessions(places()).endAll());
  }

  /**
   * Returns how things stand, without asking anybody.
   *
   * @throws GateClosedException if not even that can be told
   */
  public Status status() throws GateClosedException {
    Decision decision = check(Map.of());
    return Guarded.run(() -> new StatusReader(parts).read(decision));
  }

  /**
   * Returns which of policy, enrollment, settings and default decided each value.
   *
   * @throws GateClosedException if one of them cannot be relied on
   */
  public List<Explanation> explain() throws GateClosedException {
    return Guarded.run(() -> Explaining.of(new RequirementReader(parts).read()));
  }

  /**
   * Returns the same gate, for a person who wants to be asked in this way: of a method, by its id,
   * what it calls {@link dev.localauth.api.AuthenticationContext#wishes}.
   */
  public Gate wishing(Map<String, Parameters> wishes) {
    return new Gate(parts.wishing(wishes));
  }

  /** Returns the methods and stores that came with the application, and where their code lies. */
  public List<Provided> provided() {
    List<Provided> all = new ArrayList<>();
    parts.methods().forEach(each -> all.add(Provided.of(Kind.METHOD, each.id(), each.getClass())));
    parts.stores().forEach(each -> all.add(Provided.of(Kind.STORE, each.id(), each.getClass())));
    return List.copyOf(all);
  }

  /** Returns what sets the gate up and takes it down. */
  public Enrollments enrollments() {
    return new Enrollments(parts);
  }

  /** The records are in one place, wherever the other files are. */
  private Places places() {
    return parts.places().get(0);
  }
}
