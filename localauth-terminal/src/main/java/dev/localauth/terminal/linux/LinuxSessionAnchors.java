// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.linux;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code /proc}, without native code, because a hook has no time to load any; and for the
 * same reason without lambdas and patterns.
 */
public final class LinuxSessionAnchors implements SessionAnchors {
  /** More generations than any process has; ends a walk through a {@code /proc} that lies. */
  private static final int MOST_GENERATIONS = 10_000;

  private final Proc proc;

  /** Reads the {@code /proc} of this system. */
  public LinuxSessionAnchors() {
    this(Path.of("/proc"));
  }

  LinuxSessionAnchors(Path root) {
    proc = new Proc(root);
  }

  @Override
  public boolean supported() {
    return System.getProperty("os.name", "").equals("Linux");
  }

  @Override
  public String namespaces() throws SessionAnchorException {
    return proc.namespace("pid") + "," + proc.namespace("time");
  }

  @Override
  public String bootId() throws SessionAnchorException {
    return proc.bootId();
  }

  @Override
  public Duration sinceBoot() throws SessionAnchorException {
    return proc.uptime();
  }

  /** The kernel's own link: to ask the JVM for its number starts threads of it. */
  @Override
  public Lineage own() throws SessionAnchorException {
    return lineage(proc.self());
  }

  @Override
  public Lineage lineage(long pid) throws SessionAnchorException {
    String bootId = proc.bootId();
    Optional<ProcessStat> self = proc.stat(pid);
    if (self.isEmpty() || !self.get().isRunning()) {
      throw new SessionAnchorException(
          SessionAnchorException.Reason.GONE, "there is no process " + pid);
    }
    Optional<ProcessStat> leader = leader(self.get());
    return new Lineage(
        leader.isPresent() ? Optional.of(leader.get().anchor(bootId)) : Optional.empty(),
        TerminalNumber.name(self.get().terminal()),
        ancestors(self.get(), bootId));
  }

  @Override
  public boolean alive(Anchor anchor) throws SessionAnchorException {
    if (!anchor.bootId().equals(proc.bootId())) {
      return false;
    }
    Optional<ProcessStat> process = proc.stat(anchor.pid());
    return process.isPresent()
        && process.get().isRunning()
        && process.get().startTime() == anchor.startTime();
  }

  /**
   * A leader that gave up its terminal, or that is another process under a used number, leads
   * nobody here; CVE-2013-1776 is why the kernel's number counts and not a file's name.
   */
  private Optional<ProcessStat> leader(ProcessStat member) throws SessionAnchorException {
    if (member.terminal() == 0 || member.session() <= 0) {
      return Optional.empty();
    }
    Optional<ProcessStat> leader = proc.stat(member.session());
    return leader.isPresent() && leads(leader.get(), member) ? leader : Optional.empty();
  }

  private static boolean leads(ProcessStat leader, ProcessStat member) {
    return leader.isRunning()
        && leader.session() == leader.pid()
        && leader.terminal() == member.terminal()
        && leader.startTime() <= member.startTime();
  }

  private List<Anchor> ancestors(ProcessStat self, String bootId) throws SessionAnchorException {
    List<Anchor> found = new ArrayList<>();
    Optional<ProcessStat> next = Optional.of(self);
    while (next.isPresent() && found.size() < MOST_GENERATIONS) {
      ProcessStat process = next.get();
      found.add(process.anchor(bootId));
      next = parent(process);
    }
    return found;
  }

  private Optional<ProcessStat> parent(ProcessStat child) throws SessionAnchorException {
    if (child.pid() == 1 || child.parent() <= 0) {
      return Optional.empty();
    }
    Optional<ProcessStat> parent = proc.stat(child.parent());
    return parent.isPresent() && parent.get().startTime() <= child.startTime()
        ? parent
        : Optional.empty();
  }
}
