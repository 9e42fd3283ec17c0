// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.session;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the session that a process is in, and says whether it still holds. */
public final class Sessions {
  private final SessionDirectory directory;
  private final Optional<SessionDirectory> other;
  private final SessionAnchors system;
  private final long uid;

  /**
   * Works on {@code directory}, for the account {@code uid}; what is ended, is ended in {@code
   * other} as well, or it would be back when that is where records are.
   */
  public Sessions(
      SessionDirectory directory,
      Optional<SessionDirectory> other,
      SessionAnchors system,
      long uid) {
    this.directory = directory;
    this.other = other;
    this.system = system;
    this.uid = uid;
  }

  /**
   * Returns the sessions that a process of {@code lineage} is in, the terminal's first, as far as
   * anchors and clocks can tell; whether their grounds still hold is for the gate to say.
   */
  public List<SessionRecord> of(Lineage lineage) throws IOException, SessionAnchorException {
    List<SessionRecord> found = new ArrayList<>();
    for (SessionRecord record : directory.find(candidates(lineage))) {
      if (holds(record)) {
        found.add(record);
      }
    }
    return found;
  }

  /** Says whether {@code record} is of this system, not over, and its anchor alive. */
  public boolean holds(SessionRecord record) throws SessionAnchorException {
    return record.uid() == uid
        && record.namespaces().equals(system.namespaces())
        && record.anchor().bootId().equals(system.bootId())
        && !record.expired(system.sinceBoot())
        && system.alive(record.anchor());
  }

  /** Returns the sessions that hold. */
  public List<SessionRecord> open() throws IOException, SessionAnchorException {
    List<SessionRecord> open = new ArrayList<>();
    for (SessionRecord record : directory.all()) {
      if (holds(record)) {
        open.add(record);
      }
    }
    return open;
  }

  /** Ends the sessions that {@code lineage} is in; returns how many there were. */
  public int end(Lineage lineage) throws IOException {
    int ended = 0;
    for (SessionDirectory each : directories()) {
      for (Anchor anchor : candidates(lineage)) {
        ended += each.remove(anchor) ? 1 : 0;
      }
    }
    return ended;
  }

  /** Ends all sessions of the account; returns how many there were. */
  public int endAll() throws IOException {
    int ended = 0;
    for (SessionDirectory each : directories()) {
      for (SessionRecord record : each.all()) {
        ended += each.remove(record.anchor()) ? 1 : 0;
      }
    }
    return ended;
  }

  /** Another user's directory in the other place holds nothing that would ever be read. */
  private List<SessionDirectory> directories() throws IOException {
    return other.isPresent() && other.get().isReliable()
        ? List.of(directory, other.get())
        : List.of(directory);
  }

  /** Removes what dead processes left. */
  public void sweep() throws IOException, SessionAnchorException {
    String boot = system.bootId();
    directory.sweep(
        system.namespaces(),
        (pid, start) -> {
          try {
            return system.alive(new Anchor(boot, pid, start));
          } catch (SessionAnchorException unknown) {
            return true;
          }
        });
  }

  private static List<Anchor> candidates(Lineage lineage) {
    List<Anchor> candidates = new ArrayList<>();
    if (lineage.terminal().isPresent()) {
      candidates.add(lineage.terminal().get());
    }
    for (Anchor process : lineage.processes()) {
      if (candidates.isEmpty() || process.pid() != candidates.get(0).pid()) {
        candidates.add(process);
      }
    }
    return candidates;
  }
}
