// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.macos;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Terminal sessions as on every Unix: what leads the session of the controlling terminal is its
 * anchor, in Terminal the {@code login} of the window or tab.
 *
 * <p>The kernel keeps the start of a process by the clock of the wall. Where that was set back
 * while a terminal was open, its later children seem older than it and are not in its session: the
 * gate asks once more.
 */
public final class MacSessionAnchors implements SessionAnchors {
  /** More generations than any process has. */
  private static final int MOST_GENERATIONS = 10_000;

  private final Darwin darwin;

  /** Asks this system. */
  public MacSessionAnchors() {
    this(new NativeDarwin(() -> LibSystem.Loaded.LIB_SYSTEM));
  }

  MacSessionAnchors(Darwin darwin) {
    this.darwin = darwin;
  }

  @Override
  public boolean supported() {
    return System.getProperty("os.name", "").startsWith("Mac");
  }

  /** Process numbers and the clock are the whole system's. */
  @Override
  public String namespaces() {
    return "macos";
  }

  @Override
  public String bootId() throws SessionAnchorException {
    return darwin.bootSession();
  }

  @Override
  public Duration sinceBoot() throws SessionAnchorException {
    return darwin.sinceBoot();
  }

  @Override
  public Lineage lineage(long pid) throws SessionAnchorException {
    String bootId = bootId();
    Optional<ProcessEntry> self = darwin.process(pid);
    if (self.isEmpty()) {
      throw new SessionAnchorException(
          SessionAnchorException.Reason.GONE, "there is no process " + pid);
    }
    int terminal = self.get().terminal();
    return new Lineage(
        leader(self.get()).map(leader -> leader.anchor(bootId)),
        terminal == 0 ? Optional.empty() : darwin.terminalName(terminal),
        ancestors(self.get(), bootId));
  }

  @Override
  public boolean alive(Anchor anchor) throws SessionAnchorException {
    return anchor.bootId().equals(bootId())
        && darwin
            .process(anchor.pid())
            .filter(process -> process.start() == anchor.startTime())
            .isPresent();
  }

  private Optional<ProcessEntry> leader(ProcessEntry member) throws SessionAnchorException {
    long session = member.terminal() == 0 ? 0 : darwin.session(member.pid());
    if (session <= 0 || darwin.session(session) != session) {
      return Optional.empty();
    }
    return darwin
        .process(session)
        .filter(leader -> leader.terminal() == member.terminal())
        .filter(leader -> leader.start() <= member.start());
  }

  private List<Anchor> ancestors(ProcessEntry self, String bootId) throws SessionAnchorException {
    List<Anchor> found = new ArrayList<>();
    Optional<ProcessEntry> next = Optional.of(self);
    while (next.isPresent() && found.size() < MOST_GENERATIONS) {
      ProcessEntry process = next.get();
      found.add(process.anchor(bootId));
      next =
          process.parent() == process.pid()
              ? Optional.empty()
              : darwin
                  .process(process.parent())
                  .filter(parent -> parent.start() <= process.start());
    }
    return found;
  }
}
