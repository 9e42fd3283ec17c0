// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.SessionAnchorException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which process stands for a console. */
class WindowsSessionAnchorsTest {
  private final FakeWindows windows = new FakeWindows();
  private final WindowsSessionAnchors anchors = new WindowsSessionAnchors(windows);

  /** explorer 10 started cmd 20, which started node 30, which started java 40. */
  private static final class FakeWindows implements Windows {
    private final Map<Long, Running> processes = new HashMap<>();
    private Set<Long> console = Set.of(20L, 30L, 40L);
    private long boot = 0xb007;

    FakeWindows() {
      put(10, 100, 4);
      put(20, 200, 10);
      put(30, 300, 20);
      put(40, 400, 30);
    }

    private void put(long pid, long start, long parent) {
      processes.put(pid, new Running(pid, start, parent));
    }

    @Override
    public Optional<Running> process(long pid) {
      return Optional.ofNullable(processes.get(pid));
    }

    @Override
    public Set<Long> onThisConsole() {
      return console;
    }

    @Override
    public Duration sinceBoot() {
      return Duration.ofHours(1);
    }

    @Override
    public long bootTime() {
      return boot;
    }
  }

  private Optional<Anchor> terminal() throws SessionAnchorException {
    return anchors.lineage(40).terminal();
  }

  @Test
  void theTopMostAncestorOnTheConsoleStandsForIt() throws SessionAnchorException {
    Lineage lineage = anchors.lineage(40);
    assertEquals(Optional.of(new Anchor("b007", 20, 200)), lineage.terminal());
    assertEquals(Optional.of("console 20"), lineage.terminalName());
    assertEquals(
        List.of(40L, 30L, 20L, 10L), lineage.processes().stream().map(Anchor::pid).toList());
  }

  @Test
  void withoutAConsoleThereIsNoTerminal() throws SessionAnchorException {
    windows.console = Set.of();
    assertEquals(Optional.empty(), terminal());
  }

  @Test
  void aProcessOnAnotherConsoleIsInNoTerminalThatCanBeTold() throws SessionAnchorException {
    windows.console = Set.of(20L, 30L);
    assertEquals(Optional.empty(), terminal());
  }

  @Test
  void aParentsNumberThatWasGivenToAYoungerProcessEndsTheChain() throws SessionAnchorException {
    windows.put(20, 350, 10);
    assertEquals(Optional.of(new Anchor("b007", 30, 300)), terminal());
    assertEquals(2, anchors.lineage(40).processes().size());
  }

  @Test
  void aParentThatHasEndedEndsTheChain() throws SessionAnchorException {
    windows.processes.remove(20L);
    assertEquals(Optional.of(new Anchor("b007", 30, 300)), terminal());
  }

  @Test
  void aProcessThatNamesItselfItsParentEndsTheChain() throws SessionAnchorException {
    windows.put(30, 300, 30);
    assertEquals(2, anchors.lineage(40).processes().size());
  }

  @Test
  void anAnchorLivesAsLongAsThatProcessInThatRunOfTheSystem() throws SessionAnchorException {
    Anchor anchor = terminal().orElseThrow();
    assertTrue(anchors.alive(anchor));
    windows.put(20, 999, 10);
    assertFalse(anchors.alive(anchor), "another process has its number");
    windows.put(20, 200, 10);
    windows.boot++;
    assertFalse(anchors.alive(anchor), "the system was started again");
    windows.boot--;
    windows.processes.remove(20L);
    assertFalse(anchors.alive(anchor));
  }

  @Test
  void ofAProcessThatIsNotThereNothingIsTold() {
    SessionAnchorException thrown =
        assertThrows(SessionAnchorException.class, () -> anchors.lineage(50));
    assertEquals(SessionAnchorException.Reason.GONE, thrown.reason());
  }
}
