// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.windows;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Windows has consoles, but no sessions on them: the top-most ancestor on the same console stands
 * for the terminal. That is the shell, or what was started in its place.
 */
public final class WindowsSessionAnchors implements SessionAnchors {
  /** More generations than any process has. */
  private static final int MOST_GENERATIONS = 10_000;

  private final Windows windows;

  /** Asks this system. */
  public WindowsSessionAnchors() {
    this(new NativeWindows());
  }

  WindowsSessionAnchors(Windows windows) {
    this.windows = windows;
  }

  @Override
  public boolean supported() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  /** Process numbers and the clock are the whole system's. */
  @Override
  public String namespaces() {
    return "windows";
  }

  @Override
  public String bootId() throws SessionAnchorException {
    return Long.toHexString(windows.bootTime());
  }

  @Override
  public Duration sinceBoot() throws SessionAnchorException {
    return windows.sinceBoot();
  }

  @Override
  public Lineage lineage(long pid) throws SessionAnchorException {
    String bootId = bootId();
    Windows.Running self =
        windows
            .process(pid)
            .orElseThrow(
                () ->
                    new SessionAnchorException(
                        SessionAnchorException.Reason.GONE, "there is no process " + pid));
    List<Anchor> processes = ancestors(self, bootId);
    Optional<Anchor> terminal = topMost(processes, windows.onThisConsole());
    return new Lineage(terminal, terminal.map(top -> "console " + top.pid()), processes);
  }

  /** The console is this process's: of a process on another one it tells nothing. */
  private static Optional<Anchor> topMost(List<Anchor> processes, Set<Long> console) {
    if (!console.contains(processes.get(0).pid())) {
      return Optional.empty();
    }
    return processes.stream()
        .filter(process -> console.contains(process.pid()))
        .reduce((below, above) -> above);
  }

  @Override
  public boolean alive(Anchor anchor) throws SessionAnchorException {
    return anchor.bootId().equals(bootId())
        && windows
            .process(anchor.pid())
            .filter(process -> process.start() == anchor.startTime())
            .isPresent();
  }

  private List<Anchor> ancestors(Windows.Running self, String bootId) {
    List<Anchor> found = new ArrayList<>();
    Optional<Windows.Running> next = Optional.of(self);
    while (next.isPresent() && found.size() < MOST_GENERATIONS) {
      Windows.Running process = next.get();
      found.add(process.anchor(bootId));
      next = parent(process);
    }
    return found;
  }

  /** Windows keeps the number of a parent that has ended, and gives it to other processes. */
  private Optional<Windows.Running> parent(Windows.Running child) {
    if (child.parent() == 0 || child.parent() == child.pid()) {
      return Optional.empty();
    }
    return windows.process(child.parent()).filter(parent -> parent.start() <= child.start());
  }
}
